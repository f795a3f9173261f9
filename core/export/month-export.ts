import * as z from 'zod/mini';
import { periodBefore, rangeOf } from '../time/calendar-period.ts';
import type { DayRange } from '../time/day-range.ts';

/** How the last month that was exported by itself went. Days only: when somebody sat at the PC must stay unknown. */
export const monthExportSchema = z.strictObject({
  /** First day of the month. */
  month: z.iso.date(),
  made: z.iso.date(),
  saved: z.boolean(),
});
export type MonthExport = z.infer<typeof monthExportSchema>;

/**
 * The month that is to be exported now: the one before this, once. What failed is tried again the next day.
 * @param today ISO day
 */
export function monthDue(today: string, last: MonthExport | null): DayRange | null {
  const month = rangeOf(periodBefore({ name: 'month', day: today }));
  if (!last || last.month < month.from) return month;
  const again = last.month === month.from && !last.saved && last.made !== today;
  return again ? month : null;
}
