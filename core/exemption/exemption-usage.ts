import * as z from 'zod/mini';

/** Exemptions begun on an ISO day. */
export const exemptionUsageSchema = z.strictObject({ day: z.iso.date(), count: z.int().check(z.nonnegative()) });
export type ExemptionUsage = z.infer<typeof exemptionUsageSchema>;

/** Exemptions left on a day, of so many a day. Another day, even one before, begins anew: clocks get mended. */
export function exemptionsLeft(day: string, perDay: number, usage: ExemptionUsage | null): number {
  return Math.max(0, perDay - (usage?.day === day ? usage.count : 0));
}

/** The count after one more. */
export function countExemption(day: string, usage: ExemptionUsage | null): ExemptionUsage {
  return { day, count: usage?.day === day ? usage.count + 1 : 1 };
}
