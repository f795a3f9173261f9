import { lessonsByDay } from '../../core/journal/day-log.ts';
import { daysToCheck } from '../../core/journal/uncovered-lessons.ts';
import { addDays } from '../../core/time/local-time.ts';
import { type Journal, type JournalMeta, readMeta, withJournal } from './journal-store.ts';

/** Past days that were not checked for uncovered lessons yet. */
export interface UncoveredDays {
  days: string[];
  /** Covered lesson numbers by ISO day. */
  watched: Map<string, Set<number>>;
  /** The row of journal meta to write together with the absences found. */
  done: JournalMeta;
}

/**
 * Return the uncovered days to check now; `null` if there are none, or while the clock shows an untrusted day. Days
 * before the first day of the journal are not checked.
 * @param today ISO day
 */
export function loadUncoveredDays(today: string): Promise<UncoveredDays | null> {
  return withJournal((db) => db.transaction('r', db.sheets, db.known, () => read(db, today)));
}

/** Return the number of covered lessons by ISO day. */
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
