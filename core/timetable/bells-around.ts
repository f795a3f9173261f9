import { addDays, localDateTime, localTime } from '../time/local-time.ts';
import type { NationalDay } from './day-plan.ts';
import { lessonWindows } from './school-time.ts';
import type { Timetable } from './timetable-schema.ts';

/** Days in which a bell before and after is looked for. */
const SEARCH_DAYS = 14;

/** The bells of the timetable around a moment, as `2026-11-23T08:30` by the lyceum's wall clock; `null` where none is near. */
export function bellsAround(
  now: Date,
  timetable: Timetable,
  national: readonly NationalDay[],
): { last: string | null; next: string | null } {
  const local = localTime(now, timetable.zone);
  const moment = localDateTime(local);
  // A break that counts as a lesson still rings.
  const all = { ...timetable, shortBreaks: 0 };
  const windows = lessonWindows(all, national, addDays(local.day, -SEARCH_DAYS), 2 * SEARCH_DAYS);
  const bells = windows.flatMap(({ from, to }) => [from, to]).sort();
  return { last: bells.findLast((bell) => bell <= moment) ?? null, next: bells.find((bell) => bell > moment) ?? null };
}
