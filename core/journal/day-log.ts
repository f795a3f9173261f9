import type { Entry } from './entry.ts';
import { dayStart, linkOf } from './hash-chain.ts';
import type { Sealed } from './seal.ts';

/**
 * The entries written on one day and the head of their hash chain (docs/decisions/0004-hash-chain.md). An entry belongs
 * to the day on which it is written, even if it reports an earlier day. If the clock goes back to a day that is closed,
 * that day gets a second day log.
 */
export interface DayLog {
  /** ISO day by the school's clock. */
  day: string;
  /** Random UUIDv4. */
  dayId: string;
  /** ISO day of the previous day log; `null` for the first. */
  after: string | null;
  /** Number of entries ever written, deleted ones included. */
  count: number;
  /** Hash of the last entry, or the start hash of the day: base64url, 43 characters. */
  head: string;
  /** Lesson numbers with a heartbeat, ascending. */
  lessons: number[];
  /** Hours (0–23) with a heartbeat where there is no lesson, ascending. */
  hours: number[];
}

/** An entry's place in the hash chain of its day log: the previous hash and its own, base64url. */
export interface Link {
  prev: string;
  hash: string;
}

/** Return an empty day log. @param before the previous day log, or `null` */
export function newDayLog(day: string, dayId: string, before: Pick<DayLog, 'day'> | null): DayLog {
  return { day, dayId, after: before?.day ?? null, count: 0, head: dayStart(dayId, day), lessons: [], hours: [] };
}

/** Append entries in order. @returns the new day log and the link of each entry */
export function appendTo<T extends DayLog>(dayLog: T, entries: readonly Entry[]): { dayLog: T; links: Link[] } {
  let { head } = dayLog;
  const links = entries.map((entry): Link => {
    const prev = head;
    head = linkOf(prev, entry);
    return { prev, hash: head };
  });
  return { dayLog: { ...dayLog, count: dayLog.count + entries.length, head }, links };
}

/** Return the day log with a heartbeat in a lesson or an hour. A repeated heartbeat changes nothing. */
export function withHeartbeat<T extends DayLog>(dayLog: T, period: { lesson: number | null; hour: number | null }): T {
  const { lesson, hour } = period;
  if (lesson !== null) return { ...dayLog, lessons: sorted(dayLog.lessons, lesson) };
  return hour === null ? dayLog : { ...dayLog, hours: sorted(dayLog.hours, hour) };
}

/** Return the lesson numbers with a heartbeat by ISO day. A day can have several day logs. */
export function lessonsByDay(sheets: readonly Pick<DayLog, 'day' | 'lessons'>[]): Map<string, Set<number>> {
  const days = new Map<string, Set<number>>();
  for (const { day, lessons } of sheets) days.set(day, new Set([...(days.get(day) ?? []), ...lessons]));
  return days;
}

/** Return the number of lessons and of hours with a heartbeat by ISO day. */
export function periodsByDay(sheets: readonly Pick<DayLog, 'day' | 'lessons' | 'hours'>[]): Map<string, number> {
  const days = new Map<string, Set<string>>();
  for (const { day, lessons, hours } of sheets) {
    const periods = [...lessons.map((lesson) => `l${lesson}`), ...hours.map((hour) => `h${hour}`)];
    days.set(day, new Set([...(days.get(day) ?? []), ...periods]));
  }
  return new Map([...days].map(([day, periods]) => [day, periods.size]));
}

/** Return the fields of a day log that its seal signs. */
export function sealedOf({ day, dayId, after, count, head, lessons, hours }: DayLog): Sealed {
  return { v: 1, day, dayId, after, count, head, lessons: lessons.length, hours: hours.length };
}

const sorted = (known: readonly number[], number: number): number[] =>
  [...new Set([...known, number])].sort((a, b) => a - b);
