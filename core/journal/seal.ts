import * as z from 'zod/mini';
import { canonicalJson } from '../encoding/canonical-json.ts';

const count = z.int().check(z.nonnegative());

/** SHA-256, base64url. */
export const hashSchema = z.string().check(z.regex(/^[\w-]{43}$/));
/** ECDSA P-256: two numbers of 32 bytes, base64url. */
export const signatureSchema = z.string().check(z.regex(/^[\w-]{86}$/));
/** A raw P-256 point: 65 bytes, base64url. */
export const publicKeySchema = z.string().check(z.regex(/^[\w-]{87}$/));

/**
 * The signed facts of one day log. A day without entries has a seal too, so that a missing day can be told from a quiet
 * one. `after` is the ISO day of the previous day log (`null` for the first): it names a day that is missing. `lessons`
 * and `hours` are the numbers of lessons, or of hours where there is no lesson, with a heartbeat.
 */
export const sealedSchema = z.strictObject({
  v: z.literal(1),
  day: z.iso.date(),
  dayId: z.uuidv4(),
  after: z.nullable(z.iso.date()),
  count,
  head: hashSchema,
  lessons: count.check(z.maximum(30)),
  hours: count.check(z.maximum(24)),
});

/** The schemas of a seal by version, oldest first: the one table that a new version extends. */
export const sealVersions = [sealedSchema] as const;
export type Sealed = z.infer<(typeof sealVersions)[number]>;

/** Return the text to sign, as canonical JSON. */
export function sealText(sealed: Sealed): string {
  const { v, day, dayId, after, count, head, lessons, hours } = sealed;
  return canonicalJson(['dezhurny:seal:1', { v, day, dayId, after, count, head, lessons, hours }]);
}
