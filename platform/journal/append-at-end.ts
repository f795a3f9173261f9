import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { readMarked, type Watermark } from '../../core/journal/watermark.ts';
import { addRows } from './add-rows.ts';
import { type Journal, type JournalMeta, type StoredDayLog, withJournal } from './journal-store.ts';
import { type End, keepEnd, knownEnd, readStoredMark } from './watermark.ts';

/** Thrown if the newest day log of the store is not the one that the last append left. */
const anotherEnd = new Error('another end');

/**
 * Append entries of today where the last append of this browser session ended. Nothing is read before the writes: the
 * transaction reads the newest day log beside them, and fails if it is another one.
 * @param day ISO day by the school's clock @param done a row of journal meta, written in the same transaction
 * @returns false if nothing was written: the end is not known, or the store has another end or one of the entries
 * @throws when the store fails
 */
export async function appendAtEnd(entries: readonly Entry[], day: string, done?: JournalMeta): Promise<boolean> {
  if (entries.length === 0) return false;
  const reading = readEnd(day);
  reading.catch(() => undefined); // thrown where it is awaited
  const end = await withJournal(async (db) => {
    const before = await reading;
    return before && write(db, before, entries, done).catch(nullIfRefused);
  });
  if (end) keepEnd(end);
  return end !== null;
}

/** Return the end that the last append left; `null` if it owes a gap, is not marked, or takes no entries of that day. */
async function readEnd(day: string): Promise<End | null> {
  const [end, stored] = await Promise.all([knownEnd.load(), readStoredMark()]);
  const known = end && readMarked(stored, end.key);
  if (!known || known.loss || !isEnd(end.dayLog, known.mark)) return null;
  return end.dayLog.day === day && end.dayLog.signature === null ? { ...end, mark: known.mark } : null;
}

/** Return true if the watermark is that of a store which ends with this day log. */
function isEnd({ at, last, head }: StoredDayLog, mark: Watermark): boolean {
  return mark.sheets === at && mark.seq === last && mark.hash === head;
}

/**
 * @returns the end after it
 * @throws anotherEnd, or Dexie's BulkError if the store has other content; then nothing is written
 */
function write(db: Journal, { dayLog: open, mark, key }: End, entries: readonly Entry[], done?: JournalMeta) {
  return db.transaction('rw', db.entries, db.unanswered, db.sheets, db.known, async (): Promise<End> => {
    const newest = db.sheets.where('at').aboveOrEqual(open.at).toArray();
    const isSame = newest.then((found) => {
      if (!jsonEqual(found, [open])) throw anotherEnd;
    });
    const [dayLog] = await Promise.all([addRows(db, entries, open, open.last), isSame, done && db.known.put(done)]);
    const { last: seq, head: hash, at: sheets } = dayLog;
    return { dayLog, key, mark: { seq, hash, sheets, rows: mark.rows + entries.length } };
  });
}

/** @throws every error but one that the store's content causes */
function nullIfRefused(error: unknown): null {
  const { failures } = error as { failures?: { name: string }[] };
  if (error === anotherEnd || failures?.every(({ name }) => name === 'ConstraintError')) return null;
  throw error;
}
