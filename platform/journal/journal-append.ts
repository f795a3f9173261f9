import type { Period } from '../../core/decision/verdict.ts';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import type { Entry, Gap } from '../../core/journal/entry.ts';
import { entryKey, newGap } from '../../core/journal/incident.ts';
import { readMarked, type Watermark } from '../../core/journal/watermark.ts';
import { randomId } from '../browser/random-id.ts';
import { additionOf, addRows } from './add-rows.ts';
import { appendAtEnd } from './append-at-end.ts';
import { currentDayLog, lastDayLog, noteHeartbeat, sealClosed } from './day-logs.ts';
import { counted, keepFailures } from './health.ts';
import {
  type Journal,
  type JournalMeta,
  readMeta,
  renewFile,
  type StoredDayLog,
  withJournal,
} from './journal-store.ts';
import { sessionStartDay } from './session-start.ts';
import { type End, keepEnd, makeMarkKey, readMarkKey, readStoredMark, writeMark } from './watermark.ts';

/**
 * Append entries to the day log in one transaction, which is on disk when this resolves. An entry that the journal has
 * is skipped. If the store has lost entries, a gap is written first.
 * https://developer.mozilla.org/docs/Web/API/IDBTransaction/durability
 * @param day ISO day by the school's clock
 * @param done a row of journal meta, written in the same transaction
 * @throws when the store fails; then nothing is written, and the failure is counted
 */
export function appendEntries(entries: readonly Entry[], day: string, done?: JournalMeta): Promise<void> {
  return counted(async () => {
    // An append of this session left the known end, so the session's start day is known.
    if (await appendAtEnd(entries, day, done)) return;
    await sessionStartDay(day);
    if (await append(entries, day, done)) return;
    await noteLoss(day);
    if (!(await append(entries, day, done))) throw new Error('shorter again');
  });
}

/**
 * Record a heartbeat: begin today's day log if necessary, add the lesson (or hour), and seal earlier day logs.
 * @param day ISO day @param period `null` outside educational use
 * @returns true if the lesson had no heartbeat before
 */
export function recordHeartbeat(day: string, period: Period | null): Promise<boolean> {
  return counted(async () => {
    await sessionStartDay(day);
    const stored = await readStoredMark();
    const { isNew, key, ...found } = await withJournal((db) =>
      db.transaction('rw', db.entries, db.sheets, db.known, async () => {
        const key = await readMarkKey(db);
        const isNew = await noteHeartbeat(db, day, period, await readTail(db));
        return { ...(await readTail(db)), isNew, key };
      }),
    );
    const known = readMarked(stored, key);
    // A shorter store keeps its old watermark, because the loss is not recorded yet.
    const isDue = known && !isShort(found, known.mark) && found.sheets !== known.mark.sheets;
    if (isDue) await writeMark({ ...known, mark: { ...known.mark, sheets: found.sheets } }, key);
    await sealClosed();
    await keepFailures();
    return isNew;
  });
}

/**
 * Compare the store with its watermark. After a loss, lower the watermark and let it owe a gap, in one write: a worker that
 * dies after it still records the loss once. Rows are counted, because a store that lost rows in the middle still has its
 * last row.
 * @param day ISO day of the gap
 * @returns the gap that the watermark owes, if any
 */
export async function noteLoss(day: string): Promise<Gap | null> {
  const stored = await readStoredMark();
  const { key, ...found } = await withJournal((db) =>
    db.transaction('r', db.entries, db.sheets, db.known, async () => {
      const { seq, hash, sheets } = await readTail(db);
      return { seq, rows: await db.entries.count(), hash, sheets, key: await readMarkKey(db) };
    }),
  );
  const known = readMarked(stored, key);
  const missing = known ? Math.max(known.mark.rows - found.rows, isShort(found, known.mark) ? 1 : 0) : 0;
  const owed = known?.loss ?? null;
  if (missing > 0) {
    await renewFile();
    const loss = newGap(randomId(), day, missing + (owed?.missing ?? 0));
    await writeMark({ mark: found, loss });
    return loss;
  }
  if (!jsonEqual(found, known?.mark)) await writeMark({ mark: found, loss: owed });
  return owed;
}

/** @returns false if the store is shorter than its watermark; then nothing is written */
async function append(entries: readonly Entry[], day: string, done?: JournalMeta): Promise<boolean> {
  const storing = readStoredMark();
  storing.catch(() => undefined); // thrown where it is awaited
  const written = await withJournal((db) => appendInTransaction(db, storing, entries, day, done));
  if (!written) return false;
  const { isKnown, ...end } = written;
  if (!isKnown) keepEnd(end);
  return true;
}

/** The end of the store after a write, and whether its watermark is stored already. */
interface Written extends Omit<End, 'dayLog'> {
  dayLog: StoredDayLog | undefined;
  isKnown: boolean;
}

/** @returns `null` if the store is shorter than its watermark, and nothing was written */
async function appendInTransaction(
  db: Journal,
  storing: Promise<unknown>,
  entries: readonly Entry[],
  day: string,
  done?: JournalMeta,
): Promise<Written | null> {
  const stored = await storing;
  return db.transaction('rw', db.entries, db.unanswered, db.sheets, db.known, async () => {
    const [before, knownKey] = await Promise.all([readTail(db), readMarkKey(db)]);
    const known = readMarked(stored, knownKey);
    if (known && isShort(before, known.mark)) return null;
    const fresh = await notThere(db, known?.loss ? [known.loss, ...entries] : entries);
    const [after] = await Promise.all([add(db, fresh, before, day), done && db.known.put(done)]);
    // Rows beyond the watermark: a context was stopped before it could raise the watermark.
    const isNext = known && before.seq === known.mark.seq;
    const rows = isNext ? known.mark.rows + fresh.length : await db.entries.count();
    const mark = { seq: after.seq, hash: after.hash, sheets: after.sheets, rows };
    const isKnown = knownKey !== undefined && known?.loss === null && jsonEqual(mark, known.mark);
    return { mark, dayLog: after.dayLog, isKnown, key: knownKey ?? (await makeMarkKey(db)) };
  });
}

/** Return true if a store is shorter than its watermark, or has another last row. */
function isShort(found: Omit<Watermark, 'rows'>, mark: Watermark): boolean {
  const isAnother = found.seq === mark.seq && !!found.hash && !!mark.hash && found.hash !== mark.hash;
  return found.seq < mark.seq || found.sheets < mark.sheets || isAnother;
}

/** The end of a store, and its newest day log. */
interface Tail extends Omit<Watermark, 'rows'> {
  dayLog: StoredDayLog | undefined;
}

/** Return the end of a store. Rows deleted by retention count as present. */
export async function readTail(db: Journal): Promise<Tail> {
  const [row, retention, dayLog] = await Promise.all([
    db.entries.toCollection().last(),
    readMeta(db, 'retention'),
    lastDayLog(db),
  ]);
  const seq = Math.max(row?.seq ?? 0, retention?.seq ?? 0);
  return { seq, hash: row?.seq === seq ? (row.hash ?? null) : null, sheets: dayLog?.at ?? 0, dayLog };
}

/** Return the entries that the journal does not have, each once. */
async function notThere(db: Journal, entries: readonly Entry[]): Promise<Entry[]> {
  const byKey = new Map(entries.map((entry) => [entryKey(entry), entry]));
  const there = await db.entries
    .where('key')
    .anyOf([...byKey.keys()])
    .keys();
  for (const key of there) byKey.delete(key as string);
  return [...byKey.values()];
}

/**
 * Append entries that the journal does not have, in the caller's transaction over all tables.
 * @param before the end of the store before @param day ISO day of the day log
 * @returns the end of the store after
 */
export async function add(db: Journal, entries: readonly Entry[], before: Tail, day: string): Promise<Tail> {
  if (entries.length === 0) return before;
  const addition = additionOf(entries, await currentDayLog(db, day, before), before.seq);
  await addRows(db, addition);
  const { dayLog } = addition;
  return { seq: dayLog.last, hash: dayLog.head, sheets: dayLog.at, dayLog };
}
