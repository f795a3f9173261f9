import Dexie from 'dexie';
import type { Entry, Gap, Outcome, OutcomeEntry } from '../core/entry.ts';
import { entryKey, owesAnswer } from '../core/incident.ts';
import { type Recorded, weightier } from '../core/report.ts';
import { forgetEpisodes } from './episodes.ts';
import { countFailure, type Mark, readMark, resetHealth, writeLoss, writeMark } from './health.ts';
import { type Journal, type Row, renewFile, withJournal } from './journal-store.ts';
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
  return navigator.locks.request(LOCK, work) as Promise<T>;
}

/**
 * Appends entries in one transaction that is on disk when this resolves; an entry already there is left alone.
 * A store that lost entries since the last time gets one gap first.
 * @param gap builds the gap entry for so many missing entries
 * @throws when the store fails; nothing is half written, and the failure is counted
 */
export function appendEntries(entries: readonly Entry[], gap: (missing: number) => Gap): Promise<void> {
  return counted(async () => {
    if (await append(entries)) return;
    const loss = await noteLoss(gap);
    await append(loss ? [loss, ...entries] : entries);
    if (loss) await removeWaiting([loss.id]);
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
  const found = await withJournal((db) => db.transaction('r', db.entries, () => extent(db)));
  const missing = Math.max(mark.rows - found.rows, found.seq < mark.seq ? 1 : 0);
  const loss = missing > 0 ? gap(missing) : null;
  if (loss) {
    await renewFile();
    await writeLoss(found, loss);
  } else if (found.seq !== mark.seq || found.rows !== mark.rows) await writeMark(found);
  return loss;
}

/** @returns whether the store was as long as the mark says; nothing is written to one that is shorter */
async function append(entries: readonly Entry[]): Promise<boolean> {
  const mark = await readMark();
  const reached = await withJournal((db) =>
    db.transaction('rw', db.entries, db.unanswered, async () => {
      const last = await lastSeq(db);
      if (last < mark.seq) return null;
      const added = await add(db, entries, last);
      // Whoever wrote beyond the mark died before moving it.
      return last === mark.seq ? { seq: last + added, rows: mark.rows + added } : extent(db);
    }),
  );
  if (reached && reached.seq !== mark.seq) await writeMark(reached);
  return reached !== null;
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
 * Reads a page of the journal, newest first.
 * @param ask `before` is the `next` of the page before; `from` and `to` are ISO days, inclusive
 */
export function journalPage(ask: {
  before?: number;
  limit: number;
  from?: string;
  to?: string;
}): Promise<{ rows: JournalRow[]; next: number | null }> {
  return withJournal(async (db) => {
    const start = ask.before === undefined ? undefined : await db.entries.get(ask.before);
    const upper = start && 'day' in start ? [start.day, start.seq] : [ask.to ?? '9999-12-31', Dexie.maxKey];
    const found = await db.entries
      .where('[day+seq]')
      .between([ask.from ?? '0000-01-01', Dexie.minKey], upper, true, false)
      .reverse()
      .limit(ask.limit + 1)
      .toArray();
    const rows = await withOutcomes(db, found.slice(0, ask.limit));
    return { rows, next: found.length > ask.limit ? (rows.at(-1)?.seq ?? null) : null };
  });
}

/** Incidents by system id between two ISO days, inclusive. */
export function systemTotals(from: string, to: string): Promise<Map<string, number>> {
  return withJournal(async (db) => {
    const totals = new Map<string, number>();
    await db.entries
      .where('[day+system]')
      .between([from, Dexie.minKey], [to, Dexie.maxKey], true, true)
      .eachKey((key) => {
        const system = (key as unknown as [string, string])[1];
        totals.set(system, (totals.get(system) ?? 0) + 1);
      });
    return totals;
  });
}

/** Reads the journal between two ISO days, inclusive, oldest first, a chunk at a time. */
export async function* entriesBetween(from: string, to: string): AsyncGenerator<JournalRow[]> {
  let after: [string, number] | null = null;
  for (;;) {
    const lower: [string, unknown] = after ?? [from, Dexie.minKey];
    const rows: JournalRow[] = await withJournal(async (db) => {
      const range = db.entries.where('[day+seq]').between(lower, [to, Dexie.maxKey], after === null, true);
      return withOutcomes(db, await range.limit(CHUNK).toArray());
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = [last.entry.day, last.seq];
  }
}

/** Erases the journal, what waits for it and its counters. The mark goes first: an erasure that is cut is no loss. */
export function eraseJournal(): Promise<void> {
  return exclusively(async () => {
    await writeMark({ seq: 0, rows: 0 });
    await withJournal((db) =>
      db.transaction('rw', db.entries, db.unanswered, async () => {
        await db.entries.clear();
        await db.unanswered.clear();
      }),
    );
    // A visit must not be folded into an incident that is gone.
    await forgetEpisodes();
    await removeWaiting(await waitingKeys());
    await resetHealth();
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

/** @returns how many were not there yet */
async function add(db: Journal, entries: readonly Entry[], last: number): Promise<number> {
  const byKey = new Map(entries.map((entry) => [entryKey(entry), entry]));
  const there = await db.entries
    .where('key')
    .anyOf([...byKey.keys()])
    .keys();
  for (const key of there) byKey.delete(key as string);
  const fresh = [...byKey].map(([key, entry], at) => ({ ...entry, key, seq: last + at + 1 }) as Row);
  const warned = fresh.flatMap((row) => (row.kind === 'incident' && owesAnswer(row) ? [{ incident: row.id }] : []));
  const answered = fresh.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : []));
  if (fresh.length > 0) await db.entries.bulkAdd(fresh);
  if (warned.length > 0) await db.unanswered.bulkPut(warned);
  if (answered.length > 0) await db.unanswered.bulkDelete(answered);
  return fresh.length;
}

async function lastSeq(db: Journal): Promise<number> {
  return (await db.entries.toCollection().last())?.seq ?? 0;
}

async function extent(db: Journal): Promise<Mark> {
  return { seq: await lastSeq(db), rows: await db.entries.count() };
}

async function withOutcomes(db: Journal, rows: readonly Row[]): Promise<JournalRow[]> {
  const shown = rows.filter((row): row is Row & Recorded['entry'] => row.kind !== 'outcome');
  const ids = shown.flatMap((row) => (row.kind === 'incident' ? [row.id] : []));
  const best = new Map<string, Outcome>();
  const answers = (await db.entries.where('incident').anyOf(ids).toArray()) as (Row & OutcomeEntry)[];
  for (const { incident, outcome } of answers) best.set(incident, weightier(best.get(incident) ?? null, outcome));
  return shown.map(({ seq, key: _key, ...entry }) => ({
    seq,
    entry: entry as Recorded['entry'],
    outcome: best.get(entry.id) ?? null,
  }));
}
