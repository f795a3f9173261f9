import * as z from 'zod/mini';
import { visibleLine as line } from '../encoding/visible-line.ts';
import { canonicalHost } from '../rules/host-names.ts';
import { platformIds, systemIdPattern } from '../rules/ids.ts';
import { itemPattern, regulationIdPattern } from './item.ts';

/** The most elements that the lists of a regulation have; `hosts` of each platform. */
const regulationLimits = { items: 60, platforms: platformIds.length, hosts: 30, roles: 3, support: 6 } as const;

/** A text in Russian, and in English if the school has one. */
function text(longest: number) {
  return z.strictObject({ ru: line(longest), en: z.optional(line(longest)) });
}

/** The noun for the school in the cases that sentences need: «лицей», «компьютеры лицея», «в лицее»; `lyceum`. */
const nounSchema = z.strictObject({
  nominative: line(40),
  genitive: line(40),
  prepositional: line(40),
  en: z.optional(line(40)),
});

/** How sentences call the list: «Приложение № 2», «системы из Приложения № 2»; `Appendix 2`. */
const listSchema = z.strictObject({ nominative: line(80), genitive: line(80), en: z.optional(line(80)) });

/** One item of the list: its number, the system of the catalogue, and its name if the paper writes it otherwise. */
const itemSchema = z.strictObject({
  item: z.string().check(z.regex(itemPattern)),
  system: z.string().check(z.regex(systemIdPattern)),
  name: z.optional(line(60)),
});

/** A host of a platform, as it is typed in any letter case or alphabet. Never every host, as a rule may name. */
const platformHost = z
  .string()
  .check(z.overwrite(canonicalHost), z.regex(/^(\*\.)?(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/));

/** A permitted platform. What is left out comes from rules/permitted.json. */
const platformSchema = z.strictObject({
  id: z.enum(platformIds),
  /** As buttons name it: «Перейти в …», «Открыть …». */
  name: z.optional(text(40)),
  link: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500))),
  hosts: z.optional(z.array(platformHost).check(z.maxLength(regulationLimits.hosts))),
});

/** An ISO day, or nothing: a form sends a blank date as an empty text. */
const dayOrBlank = z
  .string()
  .check(z.refine((text) => text === '' || z.iso.date().safeParse(text).success, 'not an ISO day'));

/**
 * A school's order about services of communication: everything that sentences, papers and rules take from it. It names
 * roles and never persons.
 */
export const regulationSchema = z.strictObject({
  id: z.string().check(z.regex(regulationIdPattern)),
  school: z.strictObject({
    fullName: text(150),
    shortName: text(60),
    noun: nounSchema,
    /** Where papers are written: «г. Ртищево». A blank line stands there without it. */
    town: z.optional(text(60)),
  }),
  /** The title of the document without the school and the list. */
  title: text(240),
  /** The order that approved it. A blank number or date is not printed. */
  approval: z.optional(z.strictObject({ number: z.optional(line(20, 0)), date: z.optional(dayOrBlank) })),
  /** ISO day. */
  inForceFrom: z.iso.date(),
  list: listSchema,
  items: z.array(itemSchema).check(z.minLength(1), z.maxLength(regulationLimits.items)),
  /** The platform by the name that sentences use, with its quotation marks: «Сферум в MAX». */
  platform: text(60),
  platforms: z.array(platformSchema).check(z.minLength(1), z.maxLength(regulationLimits.platforms)),
  /** The clause that names the platform. */
  clause: z.optional(line(20)),
  /** Responsible roles, in the order of the paper. */
  roles: z.array(text(120)).check(z.maxLength(regulationLimits.roles)),
  support: z
    .array(z.strictObject({ address: z.email(), clause: z.optional(line(40)) }))
    .check(z.maxLength(regulationLimits.support)),
});
/** A regulation as a file or a policy has it. */
export type Regulation = z.infer<typeof regulationSchema>;
export type RegulationItem = Regulation['items'][number];
