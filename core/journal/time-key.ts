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

/** Greater than any lesson number. */
const FIRST_HOUR_ORDER = 100;

function timeOrder(key: string): number {
  const { lesson, hour } = timeOfKey(key);
  return lesson ?? FIRST_HOUR_ORDER + (hour ?? 0);
}
