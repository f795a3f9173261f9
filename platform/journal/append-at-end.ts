import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { writeDurably } from '../storage/durable-write.ts';
import { type Addition, additionOf } from './add-rows.ts';
import { type Journal, type JournalMeta, type StoredDayLog, withJournal } from './journal-store.ts';
import { type End, endKept, keepEnd, knownEnd } from './watermark.ts';

/**
 * Thrown if the store does not end with the day log that the last append left. No `Error`: recording its stack would take
 * 3 ms of each start of the worker.
 */
const anotherEnd = Symbol('another end');

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
    return before && write(db, before, entries, done);
  });
  if (end) keepEnd(end);
  return end !== null;
}

const stores = ['entries', 'unanswered', 'sheets', 'known'] as const;

/** Return the end that the last append left; `null` if it takes no entries of that day. */
async function readEnd(day: string): Promise<End | null> {
  await endKept();
  const end = await knownEnd.load();
  return end?.dayLog.day === day && end.dayLog.signature === null ? end : null;
}

/** @returns the end after it; `null` if the store has other content, and nothing was written */
async function write(
  db: Journal,
  { dayLog: open, mark, key }: End,
  entries: readonly Entry[],
  done?: JournalMeta,
): Promise<End | null> {
  const addition = additionOf(entries, open, open.last);
  try {
    await writeDurably(db.backendDB(), stores, (on, fail) => [
      ifNewest(on, open, fail),
      ...addTo(on, addition, fail),
      ...(done ? [on.objectStore('known').put(done)] : []),
    ]);
  } catch (error) {
    if (error === anotherEnd) return null;
    throw error;
  }
  const { dayLog } = addition;
  const rows = mark.rows + entries.length;
  return { dayLog, key, mark: { seq: dayLog.last, hash: dayLog.head, sheets: dayLog.at, rows } };
}

/** Read whether the newest day log of the store is this one; the write fails if not. */
function ifNewest(on: IDBTransaction, open: StoredDayLog, fail: (error: unknown) => void): IDBRequest {
  const newest = on.objectStore('sheets').getAll(IDBKeyRange.lowerBound(open.at));
  newest.onsuccess = () => {
    if (!jsonEqual(newest.result, [open])) fail(anotherEnd);
  };
  return newest;
}

/** Ask for what an addition writes. If the store refuses an entry, it has that entry or another one in its place. */
function addTo(
  on: IDBTransaction,
  { dayLog, rows, warned, answered }: Addition,
  fail: (error: unknown) => void,
): IDBRequest[] {
  const [entries, unanswered] = [on.objectStore('entries'), on.objectStore('unanswered')];
  const added = rows.map((row) => {
    const request = entries.add(row);
    request.onerror = () => fail(request.error?.name === 'ConstraintError' ? anotherEnd : request.error);
    return request;
  });
  return [
    ...added,
    on.objectStore('sheets').put(dayLog),
    ...warned.map((row) => unanswered.put(row)),
    ...answered.map((id) => unanswered.delete(id)),
  ];
}
