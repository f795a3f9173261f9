import type { Settings } from './settings.ts';
import { localTime, minuteOf } from './timetable.ts';

/** What comes after the moment that is: a lesson of the same day, or no more of them. */
export type Following = { kind: 'lesson'; lesson: number; from: string } | { kind: 'no-more' };

/** What follows by the bells; `null` where no bells are rung. */
export function followingAt(now: Date, { educationalUse, timetable }: Settings): Following | null {
  if (educationalUse !== 'timetable') return null;
  const { weekday, minute } = localTime(now, timetable.zone);
  const later = timetable.week[weekday].filter(({ from }) => minuteOf(from) > minute);
  const next = later.sort((a, b) => minuteOf(a.from) - minuteOf(b.from))[0];
  return next ? { kind: 'lesson', lesson: next.number, from: next.from } : { kind: 'no-more' };
}
