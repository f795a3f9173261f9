import { same } from '../../core/encoding/json-equal.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { batchLimit } from '../../core/region/batch.ts';
import { type Outgoing, outgoingEntry, outgoingSeal, uidOf } from '../../core/region/outbox-item.ts';
import { caughtUp, type RegionState } from '../../core/region/send-state.ts';
import { type Journal, knownOf, type Row, type StoredSheet, withJournal } from '../journal/journal-store.ts';

/** Where sending stands beside the journal. */
interface Standing {
  /** As it was kept; `null` where nothing was ever sent. */
  kept: RegionState | null;
  /** The same beside the journal as it is now. */
  state: RegionState;
  /** The journal's last entry. */
  last: number;
}

/** Where sending stands, and what the journal has for it. */
export interface Outbox extends Standing {
  /** How many entries and closed days are not sent yet. */
  count: number;
}

/** What a next request may be made of. */
export interface NextOut extends Standing {
  /** Entries, or when none is left a closed day; no more than fit a request. */
  waiting: Outgoing[];
  /** The last entry that was looked at, though it may be none that goes out. */
  through: Pick<RegionState, 'seq' | 'uid'>;
}

/** How much waits. @throws when the store fails */
export function loadOutbox(): Promise<Outbox> {
  return reading(async (db) => {
    const standing = await standingOf(db);
    const { state, last } = standing;
    const closed = await closedAfter(db, state.sheet).count();
    return { ...standing, count: Math.max(0, last - state.seq) + closed };
  });
}

/**
 * What waits first. Entries from before there were chains have no day to go out under and stay here.
 * @param ahead what will be kept once a request that is under way is acknowledged; left out, what is kept now
 * @throws when the store fails
 */
export function loadNextOut(ahead?: RegionState): Promise<NextOut> {
  return reading(async (db) => {
    const standing = await standingOf(db, ahead);
    const { seq, uid, sheet, upTo } = standing.state;
    const rows = await db.entries
      .where('seq')
      .between(seq, upTo ?? standing.last, false, true)
      .limit(batchLimit.entries)
      .toArray();
    const last = rows.at(-1);
    if (!last) return { ...standing, waiting: await closedDay(db, sheet), through: { seq, uid } };
    return { ...standing, waiting: await entriesOf(db, rows), through: { seq: last.seq, uid: uidOf(last as Entry) } };
  });
}

/**
 * Keeps where sending stands, unless somebody changed it since, who then goes on: a journal that was erased meanwhile
 * must not be skipped.
 * @returns whether it was kept
 */
export function keepRegionState(before: RegionState | null, after: RegionState): Promise<boolean> {
  return withJournal((db) =>
    db.transaction('rw', db.known, async () => {
      if (!same(await keptState(db), before)) return false;
      await db.known.put({ name: 'region', state: after });
      return true;
    }),
  );
}

function reading<T>(read: (db: Journal) => Promise<T>): Promise<T> {
  return withJournal((db) => db.transaction('r', db.entries, db.sheets, db.known, () => read(db)));
}

async function keptState(db: Journal): Promise<RegionState | null> {
  return (await knownOf(db, 'region'))?.state ?? null;
}

/** @param ahead where sending will stand; left out, where it was kept to stand */
async function standingOf(db: Journal, ahead?: RegionState): Promise<Standing> {
  const [kept, retention, row] = await Promise.all([
    ahead ?? keptState(db),
    knownOf(db, 'retention'),
    db.entries.toCollection().last(),
  ]);
  const at = kept ? await db.entries.get(kept.seq) : undefined;
  const [deleted, last] = [retention?.seq ?? 0, row?.seq ?? 0];
  return { kept, last, state: caughtUp(kept, { deleted, last, uidAt: at ? uidOf(at as Entry) : null }) };
}

/** Entries as they go out; an outcome under the day of its incident. */
async function entriesOf(db: Journal, rows: readonly Row[]): Promise<Outgoing[]> {
  const about = rows.flatMap((row) => (row.kind === 'outcome' ? [row.incident] : []));
  const incidents = new Map((await db.entries.where('key').anyOf(about).toArray()).map((row) => [row.key, row]));
  return rows.flatMap((row) => {
    const incident = row.kind === 'outcome' ? incidents.get(row.incident) : undefined;
    return (row.dayId && outgoingEntry(row.seq, row as Entry, row.dayId, placeOf(incident))) || [];
  });
}

function placeOf(incident: Row | undefined): { day: string; dayId: string } | null {
  return incident?.kind === 'incident' && incident.dayId ? { day: incident.day, dayId: incident.dayId } : null;
}

const closedAfter = (db: Journal, sheet: number) =>
  db.sheets
    .where('at')
    .above(sheet)
    .filter(({ signature }) => signature !== null);

/** The next closed day. What came of its incidents is not counted: it may come on another day. */
async function closedDay(db: Journal, after: number): Promise<Outgoing[]> {
  const sheet: StoredSheet | undefined = await closedAfter(db, after).first();
  if (!sheet) return [];
  const others = await db.entries
    .where('dayId')
    .equals(sheet.dayId)
    .filter(({ kind }) => kind !== 'outcome')
    .count();
  return [outgoingSeal(sheet.at, sheet, others)];
}
