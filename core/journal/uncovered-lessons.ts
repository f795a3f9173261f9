import { addDays } from '../time/local-time.ts';
import type { Absence } from './entry.ts';
import type { TrustedDay } from './trusted-day.ts';

/** The fields of an absence of version 1 without its id: consecutive uncovered lessons. */
export type UncoveredLessons = Omit<Extract<Absence, { v: 1 }>, 'v' | 'kind' | 'id'>;

/** Past ISO days to check for absences, ascending, and the last ISO day that is checked then. */
export interface DaysToCheck {
  days: string[];
  through: string;
}

/**
 * Return the past days to check now; `null` if there are none, or while the clock shows an untrusted day. The first day of
 * a journal has no day before it. Days that retention would delete are not checked.
 * @param checked the last ISO day that was checked; `null` in a new journal
 * @param retention days, 1 to 400
 */
export function daysToCheck(
  checked: string | null,
  trusted: TrustedDay | null,
  today: string,
  retention: number,
): DaysToCheck | null {
  if (trusted?.strange) return null;
  if (checked === null) return { days: [], through: today };
  const yesterday = addDays(today, -1);
  // The clock that showed `checked` ran far ahead, and was set back for good.
  if (trusted && trusted.day < checked) return { days: [], through: yesterday };
  const kept = addDays(today, -retention);
  const days: string[] = [];
  for (let day = kept > checked ? kept : addDays(checked, 1); day < today; day = addDays(day, 1)) days.push(day);
  return days.length > 0 ? { days, through: yesterday } : null;
}

/**
 * Find runs of consecutive lessons without a heartbeat.
 * @param lessonsOf numbers of a day's lessons by the timetable, in the order of the clock
 * @param watched numbers of the lessons with a heartbeat, by day
 */
export function uncoveredLessonsIn(
  days: readonly string[],
  lessonsOf: (day: string) => readonly number[],
  watched: ReadonlyMap<string, ReadonlySet<number>>,
): UncoveredLessons[] {
  const stretches: UncoveredLessons[] = [];
  let open: UncoveredLessons | null = null;
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
