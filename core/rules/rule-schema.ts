import * as z from 'zod/mini';
import { withoutHiddenSigns } from '../encoding/hidden-signs.ts';
import { platformIds, systemIdPattern } from './ids.ts';
import { ruleSurfaces } from './surface.ts';

/** A host name in a rule, see `hosts` of {@link rule}. */
const hostSchema = z.string().check(z.regex(/^(\*|(\*\.)?(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+)$/));
const path = z.string().check(z.regex(/^\/(\S*[^/\s])?$/));
const words = z.string().check(z.overwrite(withoutHiddenSigns), z.minLength(1));
const text = z.strictObject({ ru: words, en: words });

/**
 * One rule: it maps paths on hosts to a surface.
 *
 * - `surface`: `none` cuts a part out of a wider rule: `/s` on `t.me`, where the rest of t.me is an invitation.
 * - `hosts`: `viber.com` also matches `www.viber.com` (so omit `www.`), but no other subdomain; `*.t.me` is every
 *   subdomain of t.me; `*` is any host and requires `paths`.
 * - `paths`: prefixes, compared by whole segments and case-insensitive. `/*` inside a path matches any one segment,
 *   `/@*` any segment that begins with `@`, `/{lang}` a language tag such as `ru` or `pt-br`; a final `$` (`/$`,
 *   `/{lang}$`) matches exactly that path. If omitted, every path matches. The longest path wins; of equal
 *   ones the exact one, then `none`.
 * - `shared`: the host also serves content unrelated to the system, so the extension requests no access to it and
 *   shows its notice page instead of a banner. The rules of a system without access are marked so at run time
 *   (core/regulation/systems-in-force.ts).
 * - `source`: the reference for the rule, for reviewers.
 */
const rule = z
  .strictObject({
    surface: z.enum(ruleSurfaces),
    hosts: z.array(hostSchema).check(z.minLength(1)),
    paths: z.optional(z.array(path).check(z.minLength(1))),
    shared: z.optional(z.literal(true)),
    source: z.string().check(z.minLength(2)),
  })
  .check(
    z.refine(({ hosts, paths = ['/'] }) => !hosts.includes('*') || paths.every((one) => /^\/[^$]/.test(one)), {
      error: 'would match the whole web',
      path: ['paths'],
    }),
  );
/** `whole`: at run time, a rule without access whose host belongs to the system: its events are filtered by host alone. */
export type Rule = z.infer<typeof rule> & { whole?: boolean };

/** A file of rules/systems/: what a system is and where it is found. A regulation gives it its item. */
export const systemSchema = z.strictObject({
  id: z.string().check(
    z.regex(systemIdPattern),
    z.refine((id) => !(id in {}), 'is a property of every object'), // systems are looked up by id
  ),
  name: text,
  checked: z.iso.date(),
  rules: z.array(rule).check(z.minLength(1)),
});
export type CatalogueSystem = z.infer<typeof systemSchema>;

/** A system that a regulation lists, with the number of its item (core/regulation/item.ts). */
export type System = CatalogueSystem & { item: string };

/** The file of permitted platforms: links and hosts that a regulation need not repeat. */
export const permittedSchema = z.strictObject({
  checked: z.iso.date(),
  platforms: z.array(
    z.strictObject({
      id: z.enum(platformIds),
      name: text,
      link: z.url({ protocol: /^https$/ }),
      hosts: z.array(hostSchema),
      source: z.string(),
    }),
  ),
});
export type Permitted = z.infer<typeof permittedSchema>;
