import { isAboutIncident } from './about-incident.ts';
import type { Delivered, Entry } from './entry.ts';
import { lessonPrefix } from './incident.ts';

/** Pending entries taken in one sweep: more than the open tabs of a classroom PC leave behind. */
export const MAX_PENDING = 200;

/** Incidents of one lesson (or hour) in the journal: more than one a minute, which no person reaches. */
const MAX_INCIDENTS_A_LESSON = 60;

/** The ISO days that a delivered incident may have. */
export interface AcceptedDays {
  earliest: string;
  latest: string;
}

/**
 * Return the days that a delivered incident may have. They begin with the last day log that existed when this browser
 * started, so that a browser killed on Friday loses nothing on Monday, and end with today or the trusted day.
 * @param startDay ISO day of that day log; in a new journal the day on which the browser started
 * @param trusted the trusted day (core/journal/trusted-day.ts); `null` in a new journal
 * @param today ISO day by the school's clock
 * @param lessonDay ISO day on which the current lesson began: one that crosses midnight began yesterday
 */
export function acceptedDays(
  startDay: string,
  trusted: string | null,
  today: string,
  lessonDay: string = today,
): AcceptedDays {
  const [earliest = today] = [startDay, today, lessonDay].sort();
  return { earliest, latest: trusted !== null && trusted > today ? trusted : today };
}

/** Return true if an entry can be of these days. One about an incident has no day; it needs its incident in the journal. */
export function isOfDays(entry: Delivered, { earliest, latest }: AcceptedDays): boolean {
  return isAboutIncident(entry) || (entry.day >= earliest && entry.day <= latest);
}

/**
 * Choose which pending entries to take, in order: {@link MAX_PENDING} at most, and {@link MAX_INCIDENTS_A_LESSON} of one
 * lesson together with those that the journal has.
 * @param recorded number of entries of a lesson in the journal, by `lessonPrefix`
 * @returns the entries taken and the number of the others
 */
export function takePending<T extends Entry>(
  entries: readonly T[],
  recorded: ReadonlyMap<string, number>,
): { taken: T[]; refused: number } {
  const counts = new Map(recorded);
  const taken = entries.slice(0, MAX_PENDING).filter((entry) => {
    if (entry.kind !== 'incident') return true;
    const key = lessonPrefix(entry);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count < MAX_INCIDENTS_A_LESSON;
  });
  return { taken, refused: entries.length - taken.length };
}
