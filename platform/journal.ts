import Dexie, { type EntityTable } from 'dexie';
import type { Entry, Gap, Outcome, OutcomeEntry } from '../core/entry.ts';
import { entryKey, owesAnswer } from '../core/incident.ts';
import { type Recorded, weightier } from '../core/report.ts';
import { forgetEpisodes } from './episodes.ts';
import { countFailure, readMark, resetHealth, writeMark } from './health.ts';
import { removeWaiting, waitingKeys } from './waiting.ts';

type Row = Entry & { seq: number; key: string };

/** A line of the journal as people read it, with its place. */
export interface JournalRow extends Recorded {
  seq: number;
}

interface Journal extends Dexie {
  entries: EntityTable<Row, 'seq'>;
  /** Incidents whose warning has had no answer yet. */
  unanswered: EntityTable<{ incident: string }, 'incident'>;
}

/** Pages and worker share the store; whoever writes it holds this lock. */
const LOCK = 'journal';

/** Rows read at once: memory stays flat however long the journal is. */
const CHUNK = 1000;

function open(): Journal {
  // Dexie's default never flushes to disk; `strict` costs under a millisecond (docs/decisions/durability.md).
  const db = new Dexie('dezhurny', { chromeTransactionDurability: 'strict' }) as Journal;
  db.version(1).stores({ entries: '++seq, &key, [day+seq], [day+system], incident', unanswered: 'incident' });
  return db;
}

async function withJournal<T>(use: (db: Journal) => Promise<T>): Promise<T> {
  const db = open();
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

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
export async function appendEntries(entries: readonly Entry[], gap: (missing: number) => Gap): Promise<void> {
  try {
    const mark = await readMark();
    const seq = await withJournal((db) =>
      db.transaction('rw', db.entries, db.unanswered, async () => {
        const last = await lastSeq(db);
        if (last < mark) await add(db, gap(mark - last));
        for (const entry of entries) await add(db, entry);
        return lastSeq(db);
      }),
    );
    if (seq !== mark) await writeMark(seq);
  } catch (error) {
    await countFailure();
    throw error;
  }
}

/** Whether an entry with this key is in the journal. */
export function hasEntry(key: string): Promise<boolean> {
  return withJournal(async (db) => (await db.entries.where('key').equals(key).count()) > 0);
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

/** Erases the journal, what waits for it and its counters. */
export function eraseJournal(): Promise<void> {
  return exclusively(async () => {
    await resetHealth();
    // A visit must not be folded into an incident that is gone.
    await forgetEpisodes();
    await removeWaiting(await waitingKeys());
    await Dexie.delete('dezhurny');
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

async function add(db: Journal, entry: Entry): Promise<void> {
  const key = entryKey(entry);
  if ((await db.entries.where('key').equals(key).count()) > 0) return;
  await db.entries.add({ ...entry, key } as Row);
  if (entry.kind === 'incident' && owesAnswer(entry)) await db.unanswered.put({ incident: entry.id });
  if (entry.kind === 'outcome') await db.unanswered.delete(entry.incident);
}

async function lastSeq(db: Journal): Promise<number> {
  return (await db.entries.toCollection().last())?.seq ?? 0;
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
