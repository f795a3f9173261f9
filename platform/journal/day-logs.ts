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
  sheet: StoredDayLog | undefined;
}

/**
 * The sheet to write on: the last one if it is of this day, else a new one, which closes the last for good.
 * @param today ISO day by the lyceum's clock
 */
export async function currentDayLog(db: Journal, today: string, { seq, sheet: last }: End): Promise<StoredDayLog> {
  if (last?.day === today && last.signature === null) return last;
  const settled = await reckonAll(db, today);
  const { through } = (await readMeta(db, 'retention')) ?? { through: null };
  const before = last ?? (through === null ? null : { day: through });
  const sheet = { ...newDayLog(today, randomId(), before), signature: null, reckoned: settled, last: seq };
  const at = (await db.sheets.add(sheet as StoredDayLog)) as number;
  return { ...sheet, at };
}

/** The sheet that was begun last. */
export async function lastDayLog(db: Journal): Promise<StoredDayLog | undefined> {
  return db.sheets.orderBy('at').last();
}

/** Notes on the day’s sheet that the guard is there now, and in which lesson. @returns whether that was not known */
export async function noteHeartbeat(db: Journal, today: string, period: Period | null, end: End): Promise<boolean> {
  const sheet = await currentDayLog(db, today, end);
  const noted = period ? withHeartbeat(sheet, period) : sheet;
  const isKnown = noted.lessons.length === sheet.lessons.length && noted.hours.length === sheet.hours.length;
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
  for (const sheet of unsealed) {
    const signature = await sign(sealText(sealedOf(sheet)));
    await use((db) => db.sheets.update(sheet.at, { signature }));
  }
}

/** A new day moves the reckoning, and with it what is known of the age of sheets. @returns the new sheet's own */
async function reckonAll(db: Journal, today: string): Promise<string | null> {
  const known = await readMeta(db, 'reckoning');
  const reckoning = nextTrustedDay(known ? { day: known.day, strange: known.strange } : null, today);
  await db.known.put({ name: 'reckoning', ...reckoning });
  for (const sheet of await db.sheets.toArray()) {
    const reckoned = latestDayOf(sheet.reckoned, reckoning);
    if (reckoned !== sheet.reckoned) await db.sheets.update(sheet.at, { reckoned });
  }
  return latestDayOf(null, reckoning);
}
