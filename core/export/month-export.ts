import * as z from 'zod/mini';
import { periodBefore, rangeOf } from '../time/calendar-period.ts';
import type { DayRange } from '../time/day-range.ts';

/** Result of the last automatic monthly export. It holds days only, so as not to reveal when the PC was in use. */
export const monthExportSchema = z.strictObject({
  /** First day of the month. */
  month: z.iso.date(),
  made: z.iso.date(),
  saved: z.boolean(),
});
export type MonthExport = z.infer<typeof monthExportSchema>;

/**
 * Return the month to export now, or `null`: the previous month, once. A failed export is retried the next day.
 * @param today ISO day
 */
export function monthDue(today: string, last: MonthExport | null): DayRange | null {
  const month = rangeOf(periodBefore({ name: 'month', day: today }));
  if (!last || last.month < month.from) return month;
  const again = last.month === month.from && !last.saved && last.made !== today;
  return again ? month : null;
}
