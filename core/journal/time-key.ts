import type { Incident } from './entry.ts';

type Time = Pick<Incident, 'lesson' | 'hour'>;

/** Return the key of an incident's lesson or hour: `3` for the third lesson, `h9` for 9:00 to 10:00. */
export function timeKey({ lesson, hour }: Time): string {
  return lesson === null ? `h${hour}` : String(lesson);
}

/** Return the lesson or the hour of a {@link timeKey}. */
export function timeOfKey(key: string): Time {
  return key.startsWith('h') ? { lesson: null, hour: Number(key.slice(1)) } : { lesson: Number(key), hour: null };
}

/** Compare two time keys: lessons by number, then hours. */
export function byTime(a: string, b: string): number {
  return timeOrder(a) - timeOrder(b);
}

/** What time keys count by: lessons, hours (no timetable), or some of each. */
export type TimeUnit = 'lesson' | 'hour' | 'both';

/** Return what {@link timeKey} keys count by; `both` if there are none. */
export function unitOfTimes(keys: readonly string[]): TimeUnit {
  const hours = keys.filter((key) => timeOfKey(key).lesson === null).length;
  return unitOfCounts(keys.length - hours, hours);
}

/** Return what a number of lessons and a number of hours count by; `both` if there are none. */
export function unitOfCounts(lessons: number, hours: number): TimeUnit {
  if (lessons > 0 === hours > 0) return 'both';
  return lessons > 0 ? 'lesson' : 'hour';
}

/** Greater than any lesson number. */
const FIRST_HOUR_ORDER = 100;

function timeOrder(key: string): number {
  const { lesson, hour } = timeOfKey(key);
  return lesson ?? FIRST_HOUR_ORDER + (hour ?? 0);
}
