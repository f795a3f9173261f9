import * as z from 'zod/mini';

/** Number of exemptions started on an ISO day. */
export const exemptionUsageSchema = z.strictObject({ day: z.iso.date(), count: z.int().check(z.nonnegative()) });
export type ExemptionUsage = z.infer<typeof exemptionUsageSchema>;

/**
 * Return the exemptions left on an ISO day. The count restarts on any other day, also an earlier one (a corrected
 * clock).
 */
export function exemptionsLeft(day: string, perDay: number, usage: ExemptionUsage | null): number {
  return Math.max(0, perDay - (usage?.day === day ? usage.count : 0));
}

/** Return the usage after one more exemption on an ISO day. */
export function countExemption(day: string, usage: ExemptionUsage | null): ExemptionUsage {
  return { day, count: usage?.day === day ? usage.count + 1 : 1 };
}
