import { weekdays } from '../time/weekday.ts';
import { type NationalDay, planOf } from './day-plan.ts';
import type { Timetable } from './timetable-schema.ts';

/** Return true if a weekday of the timetable has lessons. */
export function hasWeek({ week, bells }: Timetable): boolean {
  const ringing = new Set(bells.flatMap(({ name, lessons }) => (lessons.length > 0 ? [name] : [])));
  return weekdays.some((weekday) => week[weekday].some((name) => ringing.has(name)));
}

/**
 * Return true if an ISO day is a school day by the calendar. Without bells in the week, Monday to Friday are: many schools
 * teach on Saturdays too, but not all do. If no teaching year is set, June to August are free.
 * @param national days fixed by the state
 */
export function isSchoolDay(day: string, timetable: Timetable, national: readonly NationalDay[]): boolean {
  const weekly = hasWeek(timetable) ? timetable : withFiveDays(timetable);
  return planOf(day, withTeachingYear(weekly, day), national).kind === 'lessons';
}

/** A name that no bells of a person can have, because names are trimmed. */
const ANY_BELLS = ' ';

function withFiveDays(timetable: Timetable): Timetable {
  const lessons = [{ number: 1, from: '08:00', to: '08:45' }];
  const [on, off] = [[ANY_BELLS], []];
  return {
    ...timetable,
    bells: [...timetable.bells, { name: ANY_BELLS, lessons }],
    week: { 1: on, 2: on, 3: on, 4: on, 5: on, 6: off, 7: off },
  };
}

/** Bound a calendar that is open at both ends by September and May. */
function withTeachingYear(timetable: Timetable, day: string): Timetable {
  const { calendar } = timetable;
  if (calendar.firstDay !== null || calendar.lastDay !== null) return timetable;
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return { ...timetable, calendar: { ...calendar, firstDay: `${year}-09-01`, lastDay: `${year + 1}-05-31` } };
}
