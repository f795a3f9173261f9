import { addDays, localDateTime, localTime } from '../time/local-time.ts';
import type { NationalDay } from './day-plan.ts';
import { lessonWindows } from './school-time.ts';
import type { Timetable } from './timetable-schema.ts';

/** Days to search before and after the moment. */
const SEARCH_DAYS = 14;

/**
 * Return the last and the next bell at an instant as local date-times (`2026-11-23T08:30`); `null` if none is within 14
 * days.
 */
export function bellsAround(
  now: Date,
  timetable: Timetable,
  national: readonly NationalDay[],
): { last: string | null; next: string | null } {
  const local = localTime(now, timetable.zone);
  const moment = localDateTime(local);
  // A short break that counts as lesson time has bells too.
  const all = { ...timetable, shortBreaks: 0 };
  const windows = lessonWindows(all, national, addDays(local.day, -SEARCH_DAYS), 2 * SEARCH_DAYS);
  const bells = windows.flatMap(({ from, to }) => [from, to]).sort();
  return { last: bells.findLast((bell) => bell <= moment) ?? null, next: bells.find((bell) => bell > moment) ?? null };
}
