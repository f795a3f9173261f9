import { localTime } from '../time/local-time.ts';
import { mapWeek } from '../time/weekday.ts';
import { fromTimetableDraft, toTimetableDraft, withBells } from './timetable-draft.ts';
import type { Lesson, Timetable } from './timetable-schema.ts';

export interface FirstBells {
  sets: readonly { name: string; lessons: readonly Lesson[] }[];
  /** Days with these bells, from Monday: five or six. */
  daysPerWeek: number;
}

/**
 * Return the first timetable of a school: its bells on the days from Monday, in the school year that goes on or comes next
 * (1 September to 31 May), with the vacations that the timetable has.
 */
export function firstTimetable(known: Timetable, { sets, daysPerWeek }: FirstBells, now: Date): Timetable {
  const empty = { ...known, bells: [], week: mapWeek(() => []), calendar: { ...known.calendar, days: [] } };
  const { bells, week, ...rest } = fromTimetableDraft(withBells(toTimetableDraft(empty), sets));
  const names = bells.map(({ name }) => name);
  const { firstDay, lastDay } = known.calendar;
  const calendar =
    firstDay || lastDay ? rest.calendar : { ...rest.calendar, ...schoolYear(localTime(now, known.zone).day) };
  return { ...rest, bells, week: mapWeek((day) => (day <= daysPerWeek ? names : [])), calendar };
}

/** @param today ISO day */
function schoolYear(today: string): { firstDay: string; lastDay: string } {
  const year = Number(today.slice(0, 4));
  const start = today.slice(5) >= '06-01' ? year : year - 1;
  return { firstDay: `${start}-09-01`, lastDay: `${start + 1}-05-31` };
}
