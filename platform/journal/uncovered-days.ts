import { type Pause, pausesOf } from '../../core/journal/absent-days.ts';
import { lessonsByDay, periodsByDay } from '../../core/journal/day-log.ts';
import { daysToCheck } from '../../core/journal/uncovered-lessons.ts';
import {
  type Journal,
  type JournalMeta,
  readMeta,
  type StoredDayLog,
  type StoredDaySum,
  withJournal,
} from './journal-store.ts';

/** Past days that were not checked for absences yet. */
export interface UncheckedDays {
  days: string[];
  /** Covered lesson numbers by ISO day. */
  watched: Map<string, Set<number>>;
  /** Pauses between day logs. */
  pauses: Pause[];
  /** The row of journal meta to write together with the absences found. */
  done: JournalMeta;
}

/**
 * Return the days to check now; `null` if there are none, or while the clock shows an untrusted day. Days before the first
 * day of the journal are not checked.
 * @param today ISO day @param retention days
 */
export function loadUncheckedDays(today: string, retention: number): Promise<UncheckedDays | null> {
  return withJournal((db) => db.transaction('r', db.sheets, db.known, () => read(db, today, retention)));
}

/** Return the number of covered lessons by ISO day, also of days of which only sums are left. */
export async function watchedLessons(): Promise<Map<string, number>> {
  const [sheets, sums] = await withJournal(readDays);
  const summed = sums.map(({ lessons, sum }) => ({ day: sum.seal.day, lessons }));
  return new Map([...lessonsByDay([...summed, ...sheets])].map(([day, lessons]) => [day, lessons.size]));
}

/** Return the number of covered lessons and hours by ISO day, also of days of which only sums are left. */
export async function coveredPeriods(): Promise<Map<string, number>> {
  const [sheets, sums] = await withJournal(readDays);
  const covered = periodsByDay(sheets);
  for (const { seal } of sums.map(({ sum }) => sum)) {
    covered.set(seal.day, (covered.get(seal.day) ?? 0) + seal.lessons + seal.hours);
  }
  return covered;
}

/** Read the day logs and the day sums. */
function readDays(db: Journal): Promise<[StoredDayLog[], StoredDaySum[]]> {
  return db.transaction('r', db.sheets, db.daySums, () => Promise.all([db.sheets.toArray(), db.daySums.toArray()]));
}

async function read(db: Journal, today: string, retention: number): Promise<UncheckedDays | null> {
  const [accounted, trustedDay] = [await readMeta(db, 'accounted'), await readMeta(db, 'reckoning')];
  const check = daysToCheck(accounted?.day ?? null, trustedDay ?? null, today, retention);
  if (!check) return null;
  const { days, through } = check;
  const logs = days.length > 0 ? await db.sheets.orderBy('at').toArray() : [];
  return { days, watched: lessonsByDay(logs), pauses: pausesOf(logs), done: { name: 'accounted', day: through } };
}
