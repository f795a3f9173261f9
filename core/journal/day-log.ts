import type { Entry } from './entry.ts';
import { dayStart, linkOf } from './hash-chain.ts';
import type { Sealed } from './seal.ts';

/**
 * A day of the journal: what was written while the clock showed it. A clock that goes back begins another sheet of the
 * same day. Entries are put on the sheet of the day they are written, even where they tell of a day before.
 */
export interface DayLog {
  day: string;
  dayId: string;
  /** The day of the sheet before. */
  after: string | null;
  /** Entries ever written on it, and the last one's link. */
  count: number;
  head: string;
  /** Lessons, or hours, in which the guard was there. */
  lessons: number[];
  hours: number[];
}

/** An entry's place in the chain of its sheet. */
export interface Link {
  prev: string;
  hash: string;
}

/** A sheet with nothing on it. @param before the sheet before it */
export function newDayLog(day: string, dayId: string, before: Pick<DayLog, 'day'> | null): DayLog {
  return { day, dayId, after: before?.day ?? null, count: 0, head: dayStart(dayId, day), lessons: [], hours: [] };
}

/** Writes entries on a sheet, one after the other. @returns the sheet as it is then, and each entry's link */
export function appendTo<T extends DayLog>(dayLog: T, entries: readonly Entry[]): { dayLog: T; links: Link[] } {
  let { head } = dayLog;
  const links = entries.map((entry): Link => {
    const prev = head;
    head = linkOf(prev, entry);
    return { prev, hash: head };
  });
  return { dayLog: { ...dayLog, count: dayLog.count + entries.length, head }, links };
}

/** Notes that the guard was there in a lesson or an hour; once is enough. */
export function withHeartbeat<T extends DayLog>(dayLog: T, period: { lesson: number | null; hour: number | null }): T {
  const { lesson, hour } = period;
  if (lesson !== null) return { ...dayLog, lessons: sorted(dayLog.lessons, lesson) };
  return hour === null ? dayLog : { ...dayLog, hours: sorted(dayLog.hours, hour) };
}

/** Lessons in which the guard was there, by day: a day may have several sheets. */
export function lessonsByDay(sheets: readonly Pick<DayLog, 'day' | 'lessons'>[]): Map<string, Set<number>> {
  const days = new Map<string, Set<number>>();
  for (const { day, lessons } of sheets) days.set(day, new Set([...(days.get(day) ?? []), ...lessons]));
  return days;
}

/** What a seal says of a sheet. */
export function sealedOf({ day, dayId, after, count, head, lessons, hours }: DayLog): Sealed {
  return { v: 1, day, dayId, after, count, head, lessons: lessons.length, hours: hours.length };
}

const sorted = (known: readonly number[], number: number): number[] =>
  [...new Set([...known, number])].sort((a, b) => a - b);
