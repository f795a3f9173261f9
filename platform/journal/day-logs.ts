import type { Period } from '../../core/decision/verdict.ts';
import { newDayLog, sealedOf, withHeartbeat } from '../../core/journal/day-log.ts';
import { sealText } from '../../core/journal/seal.ts';
import { latestDayOf, nextTrustedDay } from '../../core/journal/trusted-day.ts';
import { randomId } from '../browser/random-id.ts';
import { type Journal, readMeta, type StoredDayLog, type UseJournal, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';

/** Where a journal ends: its last sequence number, and the sheet that was begun last. */
interface End {
  seq: number;
  dayLog: StoredDayLog | undefined;
}

/**
 * The sheet to write on: the last one if it is of this day, else a new one, which closes the last for good.
 * @param today ISO day by the lyceum's clock
 */
export async function currentDayLog(db: Journal, today: string, { seq, dayLog: last }: End): Promise<StoredDayLog> {
  if (last?.day === today && last.signature === null) return last;
  const settled = await advanceTrustedDay(db, today);
  const { through } = (await readMeta(db, 'retention')) ?? { through: null };
  const before = last ?? (through === null ? null : { day: through });
  const dayLog = { ...newDayLog(today, randomId(), before), signature: null, reckoned: settled, last: seq };
  const at = (await db.sheets.add(dayLog as StoredDayLog)) as number;
  return { ...dayLog, at };
}

/** The sheet that was begun last. */
export async function lastDayLog(db: Journal): Promise<StoredDayLog | undefined> {
  return db.sheets.orderBy('at').last();
}

/** Notes on the day’s sheet that the guard is there now, and in which lesson. @returns whether that was not known */
export async function noteHeartbeat(db: Journal, today: string, period: Period | null, end: End): Promise<boolean> {
  const dayLog = await currentDayLog(db, today, end);
  const noted = period ? withHeartbeat(dayLog, period) : dayLog;
  const isKnown = noted.lessons.length === dayLog.lessons.length && noted.hours.length === dayLog.hours.length;
  if (!isKnown) await db.sheets.put(noted);
  return !isKnown;
}

/**
 * Seals every sheet but the one that is written on. The caller holds the journal's lock. The key is there
 * from the first day on: a copy from before it would go on with another, and could not be told from another PC.
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

/** A new day moves the reckoning, and with it what is known of the age of sheets. @returns the new sheet's own */
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
