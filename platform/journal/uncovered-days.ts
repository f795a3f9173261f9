import { lessonsByDay } from '../../core/journal/day-log.ts';
import { daysToCheck } from '../../core/journal/uncovered-lessons.ts';
import { addDays } from '../../core/time/local-time.ts';
import { type Journal, type JournalMeta, readMeta, withJournal } from './journal-store.ts';

/** Past days that were not yet searched for lessons without a heartbeat. */
export interface UncoveredDays {
  days: string[];
  /** Lessons that were watched, by day. */
  watched: Map<string, Set<number>>;
  /** To be kept with what was found, in one write. */
  done: JournalMeta;
}

/**
 * The days to look through now, if any. A journal begins with the day it begins on; while the clock is strange nothing
 * is said of days.
 * @param today ISO day
 */
export function loadUncoveredDays(today: string): Promise<UncoveredDays | null> {
  return withJournal((db) => db.transaction('r', db.sheets, db.known, () => read(db, today)));
}

/** How many lessons were watched, by ISO day. */
export async function watchedLessons(): Promise<Map<string, number>> {
  const sheets = await withJournal((db) => db.sheets.toArray());
  return new Map([...lessonsByDay(sheets)].map(([day, lessons]) => [day, lessons.size]));
}

async function read(db: Journal, today: string): Promise<UncoveredDays | null> {
  const [accounted, trustedDay] = [await readMeta(db, 'accounted'), await readMeta(db, 'reckoning')];
  if (trustedDay?.strange) return null;
  const done: JournalMeta = { name: 'accounted', day: accounted ? addDays(today, -1) : today };
  const days = daysToCheck(accounted?.day ?? today, today);
  if (accounted && days.length === 0) return null;
  return { days, watched: lessonsByDay(await db.sheets.where('day').anyOf(days).toArray()), done };
}
