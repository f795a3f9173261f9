import { addDays } from '../time/local-time.ts';
import type { Absence } from './entry.ts';

/** What an absence says beside its id. */
export type Stretch = Omit<Absence, 'v' | 'kind' | 'id'>;

/** Days that are looked through at once at the most: a year in which the PC stood still is told as one. */
const YEAR = 366;

/** The days after `last` that are over on `today`; both ISO days. */
export function daysToCheck(last: string, today: string): string[] {
  const first = addDays(today, -YEAR) > last ? addDays(today, -YEAR) : addDays(last, 1);
  const days: string[] = [];
  for (let day = first; day < today; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * Stretches of lessons in which nobody watched, one after the other without a watched one between them.
 * @param lessonsOf numbers of a day's lessons by the timetable, in the order of the clock
 * @param watched numbers of the lessons that were watched, by day
 */
export function absencesIn(
  days: readonly string[],
  lessonsOf: (day: string) => readonly number[],
  watched: ReadonlyMap<string, ReadonlySet<number>>,
): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (const day of days) {
    for (const lesson of lessonsOf(day)) {
      if (watched.get(day)?.has(lesson)) open = null;
      else if (open) Object.assign(open, { untilDay: day, untilLesson: lesson, lessons: open.lessons + 1 });
      else {
        open = { day, lesson, untilDay: day, untilLesson: lesson, lessons: 1 };
        stretches.push(open);
      }
    }
  }
  return stretches;
}
