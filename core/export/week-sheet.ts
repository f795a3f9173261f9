import * as z from 'zod/mini';
import { rangeOf } from '../time/calendar-period.ts';
import { type DayRange, listDays } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';

/** Result of the last sheet of a week. It holds days only, so as not to reveal when the PC was in use. */
export const weekSheetSchema = z.strictObject({
  /** Monday of the week. */
  week: z.iso.date(),
  made: z.iso.date(),
  saved: z.boolean(),
});
export type WeekSheet = z.infer<typeof weekSheetSchema>;

/** Weeks to look back for one with school: more than the summer has. */
const MAX_WEEKS_BACK = 20;

/**
 * Return the week whose sheet to write now, or `null`: the last one with school, once, from the first school day of a later
 * week on. A sheet that could not be written is retried the next day.
 * @param today ISO day
 */
export function weekDue(today: string, last: WeekSheet | null, isSchoolDay: (day: string) => boolean): DayRange | null {
  const { from: monday } = rangeOf({ name: 'week', day: today });
  if (!listDays({ from: monday, to: today }).some(isSchoolDay)) return null;
  for (let back = 1; back <= MAX_WEEKS_BACK; back++) {
    const week = rangeOf({ name: 'week', day: addDays(monday, -7 * back) });
    if (!listDays(week).some(isSchoolDay)) continue;
    const isDone =
      last !== null && last.week >= week.from && (last.saved || last.week > week.from || last.made === today);
    return isDone ? null : week;
  }
  return null;
}

/** Return the name of a sheet with its folder. It does not name the room: everybody who sees the folder reads it. */
export function weekSheetName({ from, to }: DayRange): string {
  return `Dezhurny/dezhurny_${from}_${to}.html`;
}
