import { addDays } from '../time/local-time.ts';
import type { Absence } from './entry.ts';

/** The fields of an absence without its id. */
export type Stretch = Omit<Absence, 'v' | 'kind' | 'id'>;

/** Days searched at most. A PC that stood still for longer is reported as absent for a year. */
const maxDays = 366;

/** The days after `last` and before `today`, as ISO days. */
export function daysToCheck(last: string, today: string): string[] {
  const first = addDays(today, -maxDays) > last ? addDays(today, -maxDays) : addDays(last, 1);
  const days: string[] = [];
  for (let day = first; day < today; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * Find runs of consecutive lessons without a heartbeat.
 * @param lessonsOf numbers of a day's lessons by the timetable, in the order of the clock
 * @param watched numbers of the lessons with a heartbeat, by day
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
