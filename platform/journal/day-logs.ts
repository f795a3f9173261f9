import type { Period } from '../../core/decision/verdict.ts';
import { newDayLog, sealedOf, withHeartbeat } from '../../core/journal/day-log.ts';
import { sealText } from '../../core/journal/seal.ts';
import { latestDayOf, nextTrustedDay } from '../../core/journal/trusted-day.ts';
import { randomId } from '../browser/random-id.ts';
import { type Journal, readMeta, type StoredDayLog, type UseJournal, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';

/** The end of a journal: its last sequence number and its newest day log. */
interface DayLogEnd {
  seq: number;
  dayLog: StoredDayLog | undefined;
}

/**
 * Return the day log to append to: the newest if it is of today, otherwise a new one, which closes the newest for good.
 * @param today ISO day by the school's clock
 */
export async function currentDayLog(
  db: Journal,
  today: string,
  { seq, dayLog: last }: DayLogEnd,
): Promise<StoredDayLog> {
  if (last?.day === today && last.signature === null) return last;
  const settled = await advanceTrustedDay(db, today);
  const { through } = (await readMeta(db, 'retention')) ?? { through: null };
  const before = last ?? (through === null ? null : { day: through });
  const dayLog = { ...newDayLog(today, randomId(), before), signature: null, reckoned: settled, last: seq };
  const at = (await db.sheets.add(dayLog as StoredDayLog)) as number;
  return { ...dayLog, at };
}

/** Return the newest day log. */
export async function lastDayLog(db: Journal): Promise<StoredDayLog | undefined> {
  return db.sheets.orderBy('at').last();
}

/** Record a heartbeat in today's day log. @param period `null` outside educational use @returns true if it is new */
export async function noteHeartbeat(
  db: Journal,
  today: string,
  period: Period | null,
  end: DayLogEnd,
): Promise<boolean> {
  const dayLog = await currentDayLog(db, today, end);
  const noted = period ? withHeartbeat(dayLog, period) : dayLog;
  const isKnown = noted.lessons.length === dayLog.lessons.length && noted.hours.length === dayLog.hours.length;
  if (!isKnown) await db.sheets.put(noted);
  return !isKnown;
}

/**
 * Seal every day log except the newest. The caller holds the journal's lock. The key exists from the first day: a copy
 * of the profile without a key would make another key and look like another PC.
 */
export async function sealClosed(use: UseJournal = withJournal): Promise<void> {
  const { sign } = await sealKey(use);
  const unsealed = await use(async (db) => {
    const sheets = await db.sheets.orderBy('at').toArray();
    return sheets.slice(0, -1).filter(({ signature }) => signature === null);
  });
  for (const dayLog of unsealed) {
    const signature = await sign(sealText(sealedOf(dayLog)));
    await use((db) => db.sheets.update(dayLog.at, { signature }));
  }
}

/** Update the trusted day and the latest start of every day log. @returns the latest start of a new day log */
async function advanceTrustedDay(db: Journal, today: string): Promise<string | null> {
  const known = await readMeta(db, 'reckoning');
  const trustedDay = nextTrustedDay(known ? { day: known.day, strange: known.strange } : null, today);
  await db.known.put({ name: 'reckoning', ...trustedDay });
  for (const dayLog of await db.sheets.toArray()) {
    const latestDay = latestDayOf(dayLog.reckoned, trustedDay);
    if (latestDay !== dayLog.reckoned) await db.sheets.update(dayLog.at, { reckoned: latestDay });
  }
  return latestDayOf(null, trustedDay);
}
