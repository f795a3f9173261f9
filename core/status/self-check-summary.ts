import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());

/** What is remembered of the last self-check, for the act: the day and counts, nothing finer. */
export const selfCheckSummarySchema = z.strictObject({
  day: z.iso.date(),
  /** Version of the extension, `0.1.0`. */
  version: z.string().check(z.regex(/^\d+(\.\d+){0,3}$/)),
  pack: z.string().check(z.regex(/^[a-z]{2,8}-\d{4}-\d\d-\d\d$/)),
  /** Systems all of whose steps passed, of so many. */
  passed: count,
  systems: count,
  /** Steps that failed, the journal's among them. */
  failures: count,
});
export type SelfCheckSummary = z.infer<typeof selfCheckSummarySchema>;
