import Dexie from 'dexie';
import type { Entry, Gap, Outcome, OutcomeEntry } from '../core/entry.ts';
import { entryKey, owesAnswer, shownAt } from '../core/incident.ts';
import { type Recorded, weightier } from '../core/report.ts';
import { same } from '../core/same.ts';
import { type Link, writeOn } from '../core/sheet.ts';
import type { Period } from '../core/verdict.ts';
import { forgetClock } from './clock-memory.ts';
import { forgetEpisodes } from './episodes.ts';
import { countFailure, type Mark, noMark, readMark, resetHealth, writeLoss, writeMark } from './health.ts';
import { type Journal, type Known, knownOf, type Row, renewFile, withJournal } from './journal-store.ts';
import { lastSheet, noteWatch, openSheet, sealClosed } from './sheets.ts';
import { StoreClosed } from './store-session.ts';
import { removeWaiting, waitingKeys } from './waiting.ts';

/** A line of the journal as people read it, with its place. */
export interface JournalRow extends Recorded {
  seq: number;
}

/** Pages and worker share the store; whoever writes it holds this lock. */
const LOCK = 'journal';

/** Rows read at once: memory stays flat however long the journal is. */
const CHUNK = 1000;

/** Runs `work` while nobody else writes the journal. */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, () => work()) as Promise<T>;
}

/** What an append needs to know of the moment: the ISO day, and how a gap of so many missing entries is written. */
export interface Today {
  day: string;
  gap(missing: number): Gap;
}

/**
 * Appends entries to the day's sheet in one transaction that is on disk when this resolves; an entry already there is
 * left alone. A store that lost entries since the last time gets one gap first.
 * @param done what the journal knows of itself from then on
 * @throws when the store fails; nothing is half written, and the failure is counted
 */
export function appendEntries(entries: readonly Entry[], today: Today, done?: Known): Promise<void> {
  return counted(async () => {
    if (await append(entries, today.day, done)) return;
    const loss = await noteLoss(today.gap);
    await append(loss ? [loss, ...entries] : entries, today.day, done);
    if (loss) await removeWaiting([loss.id]);
  });
}

/**
 * Keeps the day: begins its sheet if there is none, notes the lesson (or hour) the guard is there in, and seals the
 * sheets before it.
 * @param day ISO day @param period `null` outside educational use
 */
export function keepDay(day: string, period: Period | null): Promise<void> {
  return counted(async () => {
    const mark = await readMark();
    const found = await withJournal((db) =>
      db.transaction('rw', db.entries, db.sheets, db.known, async () => {
        await noteWatch(db, day, period, await lastSeq(db));
        return reach(db);
      }),
    );
    // A store that is shorter keeps the old mark: the loss is yet to be noted.
    if (!isShort(found, mark) && found.sheets !== mark.sheets) await writeMark({ ...mark, sheets: found.sheets });
    await sealClosed();
  });
}

/**
 * Compares the store with the mark and notes a loss: the gap is put among what waits. A store that was cut in its
 * middle still ends with its last entry, so here the rows are counted.
 * @param gap builds the gap entry for so many missing entries
 * @returns the gap, if entries are missing
 */
export async function noteLoss(gap: (missing: number) => Gap): Promise<Gap | null> {
  const mark = await readMark();
  const found = await withJournal((db) =>
    db.transaction('r', db.entries, db.sheets, db.known, async () => ({
      ...(await reach(db)),
      rows: await db.entries.count(),
    })),
  );
  const missing = Math.max(mark.rows - found.rows, isShort(found, mark) ? 1 : 0);
  const loss = missing > 0 ? gap(missing) : null;
  if (loss) {
    await renewFile();
    await writeLoss(found, loss);
  } else if (!same(found, mark)) await writeMark(found);
  return loss;
}

/** @returns whether the store was as long as the mark says; nothing is written to one that is shorter */
async function append(entries: readonly Entry[], day: string, done?: Known): Promise<boolean> {
  const mark = await readMark();
  const reached = await withJournal((db) =>
    db.transaction('rw', db.entries, db.unanswered, db.sheets, db.known, async () => {
      const before = await reach(db);
      if (isShort(before, mark)) return null;
      const added = await add(db, entries, before.seq, day);
      if (done) await db.known.put(done);
      // Whoever wrote beyond the mark died before moving it.
      const rows = before.seq === mark.seq ? mark.rows + added : await db.entries.count();
      return { ...(await reach(db)), rows };
    }),
  );
  if (reached && !same(reached, mark)) await writeMark(reached);
  return reached !== null;
}

/** Whether a store is shorter than it was, or ends with another entry than it did. */
function isShort(found: Omit<Mark, 'rows'>, mark: Mark): boolean {
  const isAnother = found.seq === mark.seq && !!found.hash && !!mark.hash && found.hash !== mark.hash;
  return found.seq < mark.seq || found.sheets < mark.sheets || isAnother;
}

/** Whether an entry with this key is in the journal. */
export function hasEntry(key: string): Promise<boolean> {
  return counted(() => withJournal(async (db) => (await db.entries.where('key').equals(key).count()) > 0));
}

/** Incidents whose warning nobody has answered. */
export function openIncidents(): Promise<string[]> {
  return withJournal((db) => db.unanswered.toCollection().primaryKeys());
}

/**
 * Reads a page of the journal, newest lesson first; within a lesson the order says nothing.
 * @param ask `before` is the `next` of the page before; `from` and `to` are ISO days, inclusive
 */
export function journalPage(ask: {
  before?: string;
  limit: number;
  from?: string;
  to?: string;
}): Promise<{ rows: JournalRow[]; next: string | null }> {
  return withJournal(async (db) => {
    const found = await db.entries
      .where('shown')
      .between(ask.from ?? '', ask.before ?? `${ask.to ?? '9999-12-31'}0`, true, false)
      .reverse()
      .limit(ask.limit + 1)
      .toArray();
    const rows = await withOutcomes(db, found.slice(0, ask.limit));
    return { rows, next: found.length > ask.limit ? (found[ask.limit - 1]?.shown ?? null) : null };
  });
}

/** Incidents of an ISO day with their outcomes, those written last first. */
export function newestOf(day: string, limit: number): Promise<JournalRow[]> {
  return withJournal(async (db) => {
    const range = db.entries.where('[day+seq]').between([day, Dexie.minKey], [day, Dexie.maxKey], true, true);
    return withOutcomes(db, await range.reverse().limit(limit).toArray());
  });
}

/** Reads the journal between two ISO days, inclusive, oldest lesson first, a chunk at a time. */
export async function* entriesBetween(from: string, to: string): AsyncGenerator<JournalRow[]> {
  let after: string | null = null;
  for (;;) {
    const lower: string = after ?? from;
    const found = await withJournal(async (db) => {
      const range = db.entries.where('shown').between(lower, `${to}0`, after === null, false);
      const rows = await range.limit(CHUNK).toArray();
      return { last: rows.at(-1)?.shown ?? null, rows: await withOutcomes(db, rows) };
    });
    if (found.rows.length > 0) yield found.rows;
    if (found.rows.length < CHUNK) return;
    after = found.last;
  }
}

/**
 * Erases the journal with its sheets, seals and key, what waits for it and its counters. The mark goes first: an erasure
 * that is cut is no loss.
 */
export function eraseJournal(): Promise<void> {
  return exclusively(async () => {
    await writeMark(noMark);
    await withJournal((db) =>
      db.transaction('rw', db.tables, async () => {
        for (const table of db.tables) await table.clear();
      }),
    );
    // A visit must not be folded into an incident that is gone.
    await forgetEpisodes();
    await removeWaiting(await waitingKeys());
    await resetHealth();
    await forgetClock();
    announceChange();
  });
}

/** Calls back when entries were added or erased by anyone; returns the way to stop. */
export function watchJournal(changed: () => void): () => void {
  const channel = new BroadcastChannel(LOCK);
  channel.onmessage = changed;
  return () => channel.close();
}

/** Tells open pages that the journal changed. */
export function announceChange(): void {
  const channel = new BroadcastChannel(LOCK);
  channel.postMessage(null);
  channel.close();
}

/** Counts a failure for the administrator; of a closed store the failure that closed it was counted. */
async function counted<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreClosed)) await countFailure();
    throw error;
  }
}

/**
 * Writes entries into an open journal, in the caller's transaction over all its tables.
 * @param last its last sequence number @param day ISO day of the sheet
 * @returns how many were not there yet
 */
export async function add(db: Journal, entries: readonly Entry[], last: number, day: string): Promise<number> {
  const byKey = new Map(entries.map((entry) => [entryKey(entry), entry]));
  const there = await db.entries
    .where('key')
    .anyOf([...byKey.keys()])
    .keys();
  for (const key of there) byKey.delete(key as string);
  if (byKey.size === 0) return 0;
  const open = await openSheet(db, day, last);
  const { sheet, links } = writeOn(open, [...byKey.values()]);
  const fresh = [...byKey].map(([key, entry], at): Row => {
    const place = { key, seq: last + at + 1, dayId: sheet.dayId, ...(links[at] as Link) };
    return entry.kind === 'outcome' ? { ...entry, ...place } : { ...entry, ...place, shown: shownAt(entry) };
  });
  const warned = fresh.flatMap((row) => (row.kind === 'incident' && owesAnswer(row) ? [{ incident: row.id }] : []));
  const answered = fresh.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : []));
  // At once: each way to the store and back costs more than what is done there.
  await Promise.all([
    db.entries.bulkAdd(fresh),
    db.sheets.put({ ...sheet, last: last + fresh.length }),
    warned.length > 0 && db.unanswered.bulkPut(warned),
    answered.length > 0 && db.unanswered.bulkDelete(answered),
  ]);
  return fresh.length;
}

/** How far the store reaches. What was deleted because its time was over counts as there. */
async function reach(db: Journal): Promise<Omit<Mark, 'rows'>> {
  const [row, retention, sheet] = await Promise.all([
    db.entries.toCollection().last(),
    knownOf(db, 'retention'),
    lastSheet(db),
  ]);
  const seq = Math.max(row?.seq ?? 0, retention?.seq ?? 0);
  return { seq, hash: row?.seq === seq ? (row.hash ?? null) : null, sheets: sheet?.at ?? 0 };
}

/** The last sequence number of an open journal. */
export async function lastSeq(db: Journal): Promise<number> {
  return (await reach(db)).seq;
}

async function withOutcomes(db: Journal, rows: readonly Row[]): Promise<JournalRow[]> {
  const shown = rows.filter((row): row is Row & Recorded['entry'] => row.kind !== 'outcome');
  const ids = shown.flatMap((row) => (row.kind === 'incident' ? [row.id] : []));
  const best = new Map<string, Outcome>();
  const answers = (await db.entries.where('incident').anyOf(ids).toArray()) as (Row & OutcomeEntry)[];
  for (const { incident, outcome } of answers) best.set(incident, weightier(best.get(incident) ?? null, outcome));
  return shown.map(({ seq, key: _key, shown: _shown, dayId: _dayId, prev: _prev, hash: _hash, ...entry }) => ({
    seq,
    entry: entry as Recorded['entry'],
    outcome: best.get(entry.id) ?? null,
  }));
}
