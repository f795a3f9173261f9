import type { Period } from '../../core/decision/verdict.ts';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { appendTo, type Link } from '../../core/journal/day-log.ts';
import type { Entry, Gap } from '../../core/journal/entry.ts';
import { entryKey, newGap, owesAnswer, shownAt } from '../../core/journal/incident.ts';
import { randomId } from '../browser/random-id.ts';
import { removePending } from '../storage/pending-entries.ts';
import { currentDayLog, lastDayLog, noteHeartbeat, sealClosed } from './day-logs.ts';
import { counted } from './health.ts';
import {
  type Journal,
  type JournalMeta,
  type Row,
  readMeta,
  renewFile,
  type StoredDayLog,
  withJournal,
} from './journal-store.ts';
import { lowerWatermark, readWatermark, type Watermark, writeWatermark } from './watermark.ts';

/**
 * Appends entries to the day's sheet in one transaction that is on disk when this resolves; an entry already there is
 * left alone. A store that lost entries since the last time gets one gap first.
 * @param day ISO day by the lyceum's clock
 * @param done what the journal knows of itself from then on
 * @throws when the store fails; nothing is half written, and the failure is counted
 */
export function appendEntries(entries: readonly Entry[], day: string, done?: JournalMeta): Promise<void> {
  return counted(async () => {
    if (await append(entries, day, done)) return;
    const loss = await noteLoss(day);
    await append(loss ? [loss, ...entries] : entries, day, done);
    if (loss) await removePending([loss.id]);
  });
}

/**
 * Keeps the day: begins its sheet if there is none, notes the lesson (or hour) the guard is there in, and seals the
 * sheets before it.
 * @param day ISO day @param period `null` outside educational use
 * @returns whether the lesson was not noted before
 */
export function recordHeartbeat(day: string, period: Period | null): Promise<boolean> {
  return counted(async () => {
    const mark = await readWatermark();
    const { isNew, ...found } = await withJournal((db) =>
      db.transaction('rw', db.entries, db.sheets, db.known, async () => {
        const isNew = await noteHeartbeat(db, day, period, await readTail(db));
        return { ...(await readTail(db)), isNew };
      }),
    );
    // A store that is shorter keeps the old mark: the loss is yet to be noted.
    if (!isShort(found, mark) && found.sheets !== mark.sheets) await writeWatermark({ ...mark, sheets: found.sheets });
    await sealClosed();
    return isNew;
  });
}

/**
 * Compares the store with the mark and notes a loss: the gap is put among what waits. A store that was cut in its
 * middle still ends with its last entry, so here the rows are counted.
 * @param day ISO day the gap is dated with
 * @returns the gap, if entries are missing
 */
export async function noteLoss(day: string): Promise<Gap | null> {
  const mark = await readWatermark();
  const found = await withJournal((db) =>
    db.transaction('r', db.entries, db.sheets, db.known, async (): Promise<Watermark> => {
      const { seq, hash, sheets } = await readTail(db);
      return { seq, rows: await db.entries.count(), hash, sheets };
    }),
  );
  const missing = Math.max(mark.rows - found.rows, isShort(found, mark) ? 1 : 0);
  const loss = missing > 0 ? newGap(randomId(), day, missing) : null;
  if (loss) {
    await renewFile();
    await lowerWatermark(found, loss);
  } else if (!jsonEqual(found, mark)) await writeWatermark(found);
  return loss;
}

/** @returns whether the store was as long as the mark says; nothing is written to one that is shorter */
async function append(entries: readonly Entry[], day: string, done?: JournalMeta): Promise<boolean> {
  const marking = readWatermark();
  marking.catch(() => undefined); // thrown where it is awaited
  const write = (db: Journal): Promise<Watermark | null> => appendInTransaction(db, marking, entries, day, done);
  const found = await withJournal(write);
  const mark = await marking;
  if (found && !jsonEqual(found, mark)) await writeWatermark(found);
  return found !== null;
}

/** @returns how far the journal reaches now; `null` if it is shorter than its mark, and nothing was written */
async function appendInTransaction(
  db: Journal,
  marking: Promise<Watermark>,
  entries: readonly Entry[],
  day: string,
  done?: JournalMeta,
): Promise<Watermark | null> {
  const mark = await marking;
  return db.transaction('rw', db.entries, db.unanswered, db.sheets, db.known, async () => {
    const [before, fresh] = await Promise.all([readTail(db), notThere(db, entries)]);
    if (isShort(before, mark)) return null;
    const [after] = await Promise.all([add(db, fresh, before, day), done && db.known.put(done)]);
    // Whoever wrote beyond the mark died before moving it.
    const rows = before.seq === mark.seq ? mark.rows + fresh.length : await db.entries.count();
    return { seq: after.seq, hash: after.hash, sheets: after.sheets, rows };
  });
}

/** Whether a store is shorter than it was, or ends with another entry than it did. */
function isShort(found: Omit<Watermark, 'rows'>, mark: Watermark): boolean {
  const isAnother = found.seq === mark.seq && !!found.hash && !!mark.hash && found.hash !== mark.hash;
  return found.seq < mark.seq || found.sheets < mark.sheets || isAnother;
}

/** How far a store reaches, and the sheet that was begun last. */
interface Tail extends Omit<Watermark, 'rows'> {
  dayLog: StoredDayLog | undefined;
}

/** How far the store reaches. What was deleted because its time was over counts as there. */
export async function readTail(db: Journal): Promise<Tail> {
  const [row, retention, dayLog] = await Promise.all([
    db.entries.toCollection().last(),
    readMeta(db, 'retention'),
    lastDayLog(db),
  ]);
  const seq = Math.max(row?.seq ?? 0, retention?.seq ?? 0);
  return { seq, hash: row?.seq === seq ? (row.hash ?? null) : null, sheets: dayLog?.at ?? 0, dayLog };
}

/** Those of some entries, each once, that the journal does not have. */
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
 * Writes entries that it does not have into an open journal, in the caller's transaction over all its tables.
 * @param before how far it reached @param day ISO day of the sheet
 * @returns how far it reaches now
 */
export async function add(db: Journal, entries: readonly Entry[], before: Tail, day: string): Promise<Tail> {
  if (entries.length === 0) return before;
  const open = await currentDayLog(db, day, before);
  const { dayLog, links } = appendTo(open, entries);
  const rows = entries.map((entry, at) =>
    rowOf(entry, { seq: before.seq + at + 1, dayId: dayLog.dayId, ...(links[at] as Link) }),
  );
  const seq = before.seq + rows.length;
  const warned = rows.flatMap((row) => (row.kind === 'incident' && owesAnswer(row) ? [{ incident: row.id }] : []));
  const answered = rows.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : []));
  // At once: each way to the store and back costs more than what is done there.
  await Promise.all([
    db.entries.bulkAdd(rows),
    db.sheets.put({ ...dayLog, last: seq }),
    warned.length > 0 && db.unanswered.bulkPut(warned),
    answered.length > 0 && db.unanswered.bulkDelete(answered),
  ]);
  return { seq, hash: dayLog.head, sheets: dayLog.at, dayLog };
}

function rowOf(entry: Entry, place: Link & { seq: number; dayId: string }): Row {
  const row = { ...entry, ...place, key: entryKey(entry) };
  return row.kind === 'outcome' ? row : { ...row, shown: shownAt(row) };
}
