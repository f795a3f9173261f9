import Dexie from 'dexie';
import { type AboutIncident, isAboutIncident } from '../../core/journal/about-incident.ts';
import type { Arrival } from '../../core/journal/arrivals.ts';
import type { Outcome } from '../../core/journal/entry.ts';
import { isNewerEntry } from '../../core/journal/format-versions.ts';
import type { MistakeReason } from '../../core/journal/mistake-reasons.ts';
import { type Recorded, weightier } from '../../core/journal/recorded-entry.ts';
import { forgetEpisodes } from '../delivery/episodes.ts';
import { pendingKeys, removePending } from '../storage/pending-entries.ts';
import { counted, resetHealth } from './health.ts';
import { type Journal, type Row, withJournal } from './journal-store.ts';
import { endKept, forgetWatermark } from './watermark.ts';

/** A row of the journal for the screen and reports, with its sequence number. */
export interface JournalRow extends Recorded {
  seq: number;
}

/** Pages and worker share the store: every writer holds this lock. Also the name of the broadcast channel. */
const journalLock = 'journal';

/** Rows read at once, so that memory use does not grow with the journal. */
const rowsPerRead = 1000;

/** Run `work` under the journal's lock. The result does not wait for the watermark of an append, and the lock does. */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const whole = async (): Promise<void> => {
      await work().then(resolve, reject);
      await endKept();
    };
    navigator.locks.request(journalLock, whole).catch(reject);
  });
}

/** Return true if the journal has an entry with this key, core/journal/incident.ts `entryKey`. */
export function hasEntry(key: string): Promise<boolean> {
  return counted(() => withJournal(async (db) => (await db.entries.where('key').equals(key).count()) > 0));
}

/** Return the ids of incidents whose warning has no outcome yet. */
export function openIncidents(): Promise<string[]> {
  return withJournal((db) => db.unanswered.toCollection().primaryKeys());
}

/** Which rows of the journal to read: those between two ISO days, inclusive, that fulfil a condition. */
export interface JournalQuery {
  from?: string;
  to?: string;
  /** All rows without it. */
  fits?(row: Recorded): boolean;
}

/**
 * Read a page of the journal, newest lesson first. Within a lesson the order is random.
 * @param ask `before` is the `next` of the page before
 */
export function journalPage(
  ask: JournalQuery & { before?: string; limit: number },
): Promise<{ rows: JournalRow[]; next: string | null }> {
  const { limit, fits = () => true } = ask;
  return withJournal(async (db) => {
    const page: { row: JournalRow; shown: string | null }[] = [];
    const chunk = ask.fits ? rowsPerRead : limit + 1;
    for (let before = ask.before ?? endOf(ask); ; ) {
      const shown = db.entries.where('shown').between(ask.from ?? '', before, true, false);
      const found = (await shown.reverse().limit(chunk).toArray()).filter(({ kind }) => kind !== 'outcome');
      const rows = await withOutcomes(db, found);
      page.push(...rows.map((row, i) => ({ row, shown: found[i]?.shown ?? null })).filter(({ row }) => fits(row)));
      const isLast = found.length < chunk;
      if (page.length > limit || isLast) {
        const next = page.length > limit ? (page[limit - 1]?.shown ?? null) : null;
        return { rows: page.slice(0, limit).map(({ row }) => row), next };
      }
      before = found.at(-1)?.shown ?? '';
    }
  });
}

/** Count the rows that {@link journalPage} shows; `incidents` of them are incidents, `null` if all rows are counted. */
export async function countRows(ask: JournalQuery): Promise<{ rows: number; incidents: number | null }> {
  const { fits } = ask;
  if (!fits) {
    const rows = await withJournal((db) =>
      db.entries
        .where('shown')
        .between(ask.from ?? '', endOf(ask), true, false)
        .count(),
    );
    return { rows, incidents: null };
  }
  let [rows, incidents] = [0, 0];
  for await (const chunk of entriesBetween(ask.from ?? '', ask.to ?? '9999-12-31')) {
    const fitting = chunk.filter(fits);
    rows += fitting.length;
    incidents += fitting.filter(({ entry }) => entry.kind === 'incident').length;
  }
  return { rows, incidents };
}

/** Return a sort key above all rows up to a day. */
const endOf = ({ to }: JournalQuery): string => `${to ?? '9999-12-31'}0`;

/** Count the rows that a newer version of the program wrote, and which this one cannot read. */
export function countNewerRows(): Promise<number> {
  return withJournal(async ({ entries }) => {
    let [count, after] = [0, 0];
    for (;;) {
      const rows = await entries.where('seq').above(after).limit(rowsPerRead).toArray();
      count += rows.filter(isNewerEntry).length;
      if (rows.length < rowsPerRead) return count;
      after = rows.at(-1)?.seq ?? after;
    }
  });
}

/** Return the rows of an ISO day with their outcomes, last written first. @param limit number of rows */
export function newestOf(day: string, limit: number): Promise<JournalRow[]> {
  return withJournal(async (db) => {
    const range = db.entries.where('[day+seq]').between([day, Dexie.minKey], [day, Dexie.maxKey], true, true);
    return withOutcomes(db, await range.reverse().limit(limit).toArray());
  });
}

/** Read the journal between two ISO days, inclusive, oldest lesson first, in chunks. */
export async function* entriesBetween(from: string, to: string): AsyncGenerator<JournalRow[]> {
  let after: string | null = null;
  for (;;) {
    const lower: string = after ?? from;
    const found = await withJournal(async (db) => {
      const range = db.entries.where('shown').between(lower, `${to}0`, after === null, false);
      const rows = await range.limit(rowsPerRead).toArray();
      return { last: rows.at(-1)?.shown ?? null, rows: await withOutcomes(db, rows) };
    });
    if (found.rows.length > 0) yield found.rows;
    if (found.rows.length < rowsPerRead) return;
    after = found.last;
  }
}

/**
 * Erase the journal with its day logs, seals, day sums, key, pending entries and counters. The watermark is removed first, so
 * that an interrupted erasure does not look like a loss.
 */
export function eraseJournal(): Promise<void> {
  return exclusively(async () => {
    await forgetWatermark();
    await withJournal((db) =>
      db.transaction('rw', db.tables, async () => {
        for (const table of db.tables) await table.clear();
      }),
    );
    // The next incident must not be folded into an erased one.
    await forgetEpisodes();
    await removePending(await pendingKeys());
    await resetHealth();
    announceChange();
  });
}

/** Call back when another context adds or erases entries. @returns a function that stops it */
export function watchJournal(changed: () => void): () => void {
  const channel = new BroadcastChannel(journalLock);
  channel.onmessage = changed;
  return () => channel.close();
}

/** Tell open pages that the journal changed. */
export function announceChange(): void {
  const channel = new BroadcastChannel(journalLock);
  channel.postMessage(null);
  channel.close();
}

/** Return rows with what is recorded about them; rows about an incident are left out. */
export async function withOutcomes(db: Journal, rows: readonly Row[]): Promise<JournalRow[]> {
  const shown = rows.filter((row): row is Row & Recorded['entry'] => !isAboutIncident(row));
  const ids = shown.flatMap((row) => (row.kind === 'incident' ? [row.id] : []));
  const best = new Map<string, Outcome>();
  const mistakes = new Map<string, MistakeReason>();
  const arrived = new Map<string, Arrival>();
  for (const row of await rowsAbout(db, ids)) {
    if (row.kind === 'mistake') mistakes.set(row.incident, row.reason);
    else if (row.kind === 'arrival') arrived.set(row.incident, row.arrived);
    else best.set(row.incident, weightier(best.get(row.incident) ?? null, row.outcome));
  }
  return shown.map(({ seq, key: _key, shown: _shown, dayId: _dayId, prev: _prev, hash: _hash, ...entry }) => ({
    seq,
    entry: entry as Recorded['entry'],
    outcome: best.get(entry.id) ?? null,
    mistake: mistakes.get(entry.id),
    arrived: arrived.get(entry.id),
  }));
}

/** One parallel query for each id: a cursor over many ids waits for the store at each. */
function rowsAbout(db: Journal, incidents: readonly string[]): Promise<(Row & AboutIncident)[]> {
  return db.transaction('r', db.entries, async () => {
    const asked = incidents.map((id) => db.entries.where('incident').equals(id).toArray());
    // The meaning of a newer entry is unknown.
    const rows = (await Promise.all(asked)).flat();
    return rows.filter((row) => !isNewerEntry(row)).filter(isAboutIncident);
  });
}
