import * as z from 'zod/mini';

/** Exemptions begun on an ISO day. */
export const usedSchema = z.strictObject({ day: z.iso.date(), count: z.int().check(z.nonnegative()) });
export type Used = z.infer<typeof usedSchema>;

/** Exemptions left on a day, of so many a day. Another day, even one before, begins anew: clocks get mended. */
export function leftOn(day: string, perDay: number, used: Used | null): number {
  return Math.max(0, perDay - (used?.day === day ? used.count : 0));
}

/** The count after one more. */
export function useOne(day: string, used: Used | null): Used {
  return { day, count: used?.day === day ? used.count + 1 : 1 };
}
