import { isExpired } from '../../core/journal/trusted-day.ts';
import type { Watermark } from '../../core/journal/watermark.ts';
import { sealClosed } from './day-logs.ts';
import { deleteExpiredSums, sumUp } from './day-sums.ts';
import { type Journal, readMeta, type StoredDayLog, withJournal } from './journal-store.ts';
import { readMark, writeMark } from './watermark.ts';

/** Rows deleted in one transaction, so that the worker is not blocked noticeably. */
const rowsPerDelete = 200;

/**
 * Apply retention: let day sums take the place of expired day logs from the oldest on, delete these with their rows and all
 * rows before, then the sums whose time has ended. The caller holds the journal's lock. If it is interrupted, the next call
 * continues.
 * @param today ISO day @param days retention, 1 to 400
 * @returns true if anything was deleted
 */
export async function deleteExpired(today: string, days: number): Promise<boolean> {
  let deleted = false;
  for (;;) {
    const dayLog = await withJournal((db) => oldestExpired(db, today, days));
    if (!dayLog) return (await deleteExpiredSums(today)) || deleted;
    if (dayLog.signature === null) await sealClosed();
    else {
      await sumUp(dayLog, today);
      while (await deleteChunk(dayLog)) await yieldToEvents();
      await withJournal((db) => deleteDayLog(db, dayLog));
      deleted = true;
    }
  }
}

/** Return the oldest day log if it is expired. The newest one always stays: entries are appended to it. */
async function oldestExpired(db: Journal, today: string, days: number): Promise<StoredDayLog | null> {
  const [first, second] = await db.sheets.orderBy('at').limit(2).toArray();
  const trustedDay = await readMeta(db, 'reckoning');
  return first && second && trustedDay && isExpired(first.reckoned, trustedDay, today, days) ? first : null;
}

/** @returns true if there may be more rows */
async function deleteChunk({ at, last }: StoredDayLog): Promise<boolean> {
  const seqs = await withJournal((db) => db.entries.where('seq').belowOrEqual(last).limit(rowsPerDelete).primaryKeys());
  if (seqs.length === 0) return false;
  const marked = await readMark();
  // The watermark first: more rows than it says are no loss.
  if (marked) await writeMark({ ...marked, mark: less(marked.mark, seqs.length) });
  await withJournal((db) =>
    db.transaction('rw', [db.entries, db.unanswered, db.known, db.daySums], async () => {
      const upTo = seqs.at(-1) ?? 0;
      await requireSum(db, at);
      await forgetUnanswered(db, upTo);
      // A range is one request; separate keys would be one request each.
      await db.entries.where('seq').belowOrEqual(upTo).delete();
      await noteDeleted(db, upTo);
    }),
  );
  return seqs.length === rowsPerDelete;
}

/** @throws Error if a day log has no sum: its entries must stay then */
async function requireSum(db: Journal, at: number): Promise<void> {
  if (!(await db.daySums.get(at))) throw new Error('a day log without a sum');
}

const less = (mark: Watermark, rows: number): Watermark => ({ ...mark, rows: Math.max(0, mark.rows - rows) });

/** Remove deleted incidents from the unanswered ones, which are always few. */
async function forgetUnanswered(db: Journal, upTo: number): Promise<void> {
  const open = await db.unanswered.toCollection().primaryKeys();
  const rows = await db.entries.where('key').anyOf(open).toArray();
  await db.unanswered.bulkDelete(rows.flatMap(({ seq, key }) => (seq <= upTo ? [key] : [])));
}

function deleteDayLog(db: Journal, dayLog: StoredDayLog): Promise<void> {
  return db.transaction('rw', db.sheets, db.daySums, async () => {
    await requireSum(db, dayLog.at);
    await db.sheets.delete(dayLog.at);
  });
}

async function noteDeleted(db: Journal, seq: number): Promise<void> {
  const known = (await readMeta(db, 'retention')) ?? { name: 'retention', through: null, seq: 0 };
  await db.known.put({ ...known, seq: Math.max(known.seq, seq) });
}

/** Let the worker handle waiting events. */
function yieldToEvents(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}
