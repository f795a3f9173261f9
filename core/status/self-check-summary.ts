import * as z from 'zod/mini';
import { packIdPattern } from '../rules/rule-schema.ts';

const count = z.int().check(z.nonnegative());

/** What is remembered of the last self-check, for the act: the day and counts, nothing finer. */
export const selfCheckSummarySchema = z.strictObject({
  day: z.iso.date(),
  /** Version of the extension, `0.1.0`. */
  version: z.string().check(z.regex(/^\d+(\.\d+){0,3}$/)),
  pack: z.string().check(z.regex(packIdPattern)),
  /** Systems all of whose steps passed, of so many. */
  passed: count,
  systems: count,
  /** Steps that failed, the journal's among them. */
  failures: count,
});
export type SelfCheckSummary = z.infer<typeof selfCheckSummarySchema>;
