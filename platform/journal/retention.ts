import { isExpired } from '../../core/journal/trusted-day.ts';
import { type Journal, readMeta, type StoredDayLog, withJournal } from './journal-store.ts';
import { readWatermark, writeWatermark } from './watermark.ts';

/** Rows deleted in one transaction: what they take is far below what a person would feel. */
const rowsPerDelete = 200;

/**
 * Deletes the oldest sheets whose time is over, with all that was written on them or before them. The caller
 * holds the journal's lock. If it is cut off, the next call goes on.
 * @param today ISO day @param days 1 to 365
 * @returns whether anything was deleted
 */
export async function deleteExpired(today: string, days: number): Promise<boolean> {
  let deleted = false;
  for (;;) {
    const dayLog = await withJournal((db) => oldestExpired(db, today, days));
    if (!dayLog) return deleted;
    while (await deleteChunk(dayLog)) await yieldToEvents();
    await withJournal((db) => deleteDayLog(db, dayLog));
    deleted = true;
  }
}

/** The last sheet stays: it is written on. */
async function oldestExpired(db: Journal, today: string, days: number): Promise<StoredDayLog | null> {
  const [first, second] = await db.sheets.orderBy('at').limit(2).toArray();
  const trustedDay = await readMeta(db, 'reckoning');
  return first && second && trustedDay && isExpired(first.reckoned, trustedDay, today, days) ? first : null;
}

/** @returns whether there may be more */
async function deleteChunk({ last }: StoredDayLog): Promise<boolean> {
  const seqs = await withJournal((db) => db.entries.where('seq').belowOrEqual(last).limit(rowsPerDelete).primaryKeys());
  if (seqs.length === 0) return false;
  const mark = await readWatermark();
  // The mark first: rows that are there although it says they are not are no loss.
  await writeWatermark({ ...mark, rows: Math.max(0, mark.rows - seqs.length) });
  await withJournal((db) =>
    db.transaction('rw', db.entries, db.unanswered, db.known, async () => {
      const upTo = seqs.at(-1) ?? 0;
      await forgetUnanswered(db, upTo);
      // A range is one request; a key each would hold the worker for every one of them.
      await db.entries.where('seq').belowOrEqual(upTo).delete();
      await noteDeleted(db, { seq: upTo });
    }),
  );
  return seqs.length === rowsPerDelete;
}

/** Few warnings are without an answer at any time. */
async function forgetUnanswered(db: Journal, upTo: number): Promise<void> {
  const open = await db.unanswered.toCollection().primaryKeys();
  const rows = await db.entries.where('key').anyOf(open).toArray();
  await db.unanswered.bulkDelete(rows.flatMap(({ seq, key }) => (seq <= upTo ? [key] : [])));
}

function deleteDayLog(db: Journal, dayLog: StoredDayLog): Promise<void> {
  return db.transaction('rw', db.sheets, db.known, async () => {
    await db.sheets.delete(dayLog.at);
    await noteDeleted(db, { through: dayLog.day });
  });
}

async function noteDeleted(db: Journal, change: { seq?: number; through?: string }): Promise<void> {
  const known = (await readMeta(db, 'retention')) ?? { name: 'retention', through: null, seq: 0 };
  await db.known.put({ ...known, ...change, seq: Math.max(known.seq, change.seq ?? 0) });
}

/** Lets the worker do what else it has to. */
function yieldToEvents(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}
