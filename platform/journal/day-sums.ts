import { aggregateByDay, type DailyAggregates, mergeDailyAggregates } from '../../core/journal/daily-aggregates.ts';
import { sealedOf } from '../../core/journal/day-log.ts';
import {
  aggregatesOfSums,
  type DaySum,
  daySumText,
  isNewerSum,
  newDaySum,
  type SignedDaySum,
} from '../../core/journal/day-sum.ts';
import { splitSound } from '../../core/journal/recorded-entry.ts';
import { isExpired } from '../../core/journal/trusted-day.ts';
import { withOutcomes } from './journal.ts';
import { type Journal, readMeta, type StoredDayLog, type StoredDaySum, withJournal } from './journal-store.ts';
import { sealKey } from './seal-key.ts';

/** Days that a sum is kept after the entries of its day log: two school years with the summer between them. */
export const SUM_DAYS = 800;

/** Rows counted in one transaction, so that the worker is not blocked noticeably. */
const rowsPerCount = 200;

/** The day sums of a journal: their counts, and the `seq` of the last row that they count; 0 without sums. */
export interface LoadedSums {
  days: DailyAggregates;
  last: number;
}

/** Load what the day sums count. */
export async function loadDaySums(): Promise<LoadedSums> {
  const rows = await withJournal((db) => db.daySums.orderBy('at').toArray());
  const sums = rows.map(({ sum }) => sum).filter((sum) => !isNewerSum(sum));
  return { days: aggregatesOfSums(sums), last: lastOf(rows.at(-1)) };
}

/** Return the `seq` of the last row that the day sums count. */
export async function lastSummed(db: Journal): Promise<number> {
  return lastOf(await db.daySums.orderBy('at').last());
}

const lastOf = (row: StoredDaySum | undefined): number => row?.last ?? 0;

/**
 * Let the sum of a day log take the place of its entries, in one transaction: from then on the entries do not count, and
 * deleting them loses no number. A day log that has a sum keeps it. The caller holds the journal's lock.
 * @param dayLog the oldest one, sealed @param today ISO day
 * @throws when the store fails, or if the day log has no seal; then its entries stay
 */
export async function sumUp(dayLog: StoredDayLog, today: string): Promise<void> {
  if (await withJournal((db) => db.daySums.get(dayLog.at))) return;
  const { at, last, lessons, signature, day } = dayLog;
  if (signature === null) throw new Error('a day log without a seal');
  const { counted, ...size } = await countUpTo(last, dayLog.dayId);
  const sum = await signed(newDaySum({ ...sealedOf(dayLog), signature }, counted, size));
  await withJournal((db) =>
    db.transaction('rw', db.daySums, db.known, async () => {
      await db.daySums.put({ at, last, gone: today, lessons, sum });
      const known = (await readMeta(db, 'retention')) ?? { name: 'retention', through: null, seq: 0 };
      await db.known.put({ ...known, through: day });
    }),
  );
}

/** Delete the sums whose time has ended. @param today ISO day @returns true if there were any */
export async function deleteExpiredSums(today: string): Promise<boolean> {
  return withJournal((db) =>
    db.transaction('rw', db.daySums, db.known, async () => {
      const trustedDay = await readMeta(db, 'reckoning');
      for (let deleted = false; ; deleted = true) {
        const oldest = await db.daySums.orderBy('at').first();
        if (!oldest || !trustedDay || !isExpired(oldest.gone, trustedDay, today, SUM_DAYS)) return deleted;
        await db.daySums.delete(oldest.at);
      }
    }),
  );
}

async function signed(sum: DaySum): Promise<SignedDaySum> {
  const { sign } = await sealKey();
  return { ...sum, signature: await sign(daySumText(sum)) };
}

/** Count the rows that no sum counts, up to a `seq`. Outcomes count wherever they stand. */
async function countUpTo(
  last: number,
  dayId: string,
): Promise<Pick<DaySum, 'kept' | 'before'> & { counted: DailyAggregates }> {
  let [after, kept, before] = [await withJournal(lastSummed), 0, 0];
  let counted: DailyAggregates = new Map();
  for (;;) {
    const found = await withJournal(async (db) => {
      const rows = await db.entries.where('seq').between(after, last, false, true).limit(rowsPerCount).toArray();
      return { rows, recorded: await withOutcomes(db, rows) };
    });
    // An invalid row never leaves the store, and a sum does.
    counted = mergeDailyAggregates([counted, aggregateByDay(splitSound(found.recorded).sound)]);
    kept += found.rows.filter((row) => row.dayId === dayId).length;
    before += found.rows.filter((row) => row.dayId === undefined).length;
    if (found.rows.length < rowsPerCount) return { counted, kept, before };
    after = found.rows.at(-1)?.seq ?? last;
  }
}
