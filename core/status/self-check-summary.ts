import * as z from 'zod/mini';
import { regulationIdPattern } from '../regulation/item.ts';

const count = z.int().check(z.nonnegative());

/** Stored result of the last self-check, for the printed act: the day and counts, nothing finer. */
export const selfCheckSummarySchema = z.strictObject({
  day: z.iso.date(),
  /** Version of the extension, `0.1.0`. */
  version: z.string().check(z.regex(/^\d+(\.\d+){0,3}$/)),
  pack: z.string().check(z.regex(regulationIdPattern)),
  /** Systems whose steps all passed, out of `systems`. */
  passed: count,
  systems: count,
  /** Failed steps, those of the journal included. */
  failures: count,
});
export type SelfCheckSummary = z.infer<typeof selfCheckSummarySchema>;
