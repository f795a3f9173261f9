import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { isAboutIncident } from '../../core/journal/about-incident.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { isNewerEntry } from '../../core/journal/format-versions.ts';
import { batchLimit } from '../../core/region/batch.ts';
import type { Pending } from '../../core/region/next-step.ts';
import {
  entryItem,
  type IncidentDay,
  isSent,
  type OutboxItem,
  sealItem,
  uidOf,
} from '../../core/region/outbox-item.ts';
import { caughtUp, type SendState } from '../../core/region/send-state.ts';
import { readStoredState, storedState } from '../../core/region/stored-state.ts';
import { type Journal, type Row, readMeta, type StoredDayLog, withJournal } from '../journal/journal-store.ts';

/** Progress of sending, compared with the journal. */
interface OutboxProgress {
  /** As stored; `null` when nothing was ever sent. */
  kept: SendState | null;
  /** The stored state, adapted to the journal. */
  state: SendState;
  /** `seq` of the last entry of the journal. */
  last: number;
}

/** Progress of sending, and the number of pending items. */
export interface Outbox extends OutboxProgress {
  /** Entries and closed days that are not sent yet. */
  count: number;
  /** Entries and closed days that wait for an update: the first of them was written by a newer program. */
  held: number;
}

/** Progress of sending, and what the next request may contain. */
export interface NextItems extends OutboxProgress {
  pending: Pending;
}

/** Read the number of pending items; it looks through all of them. @throws when the store fails */
export function loadOutbox(): Promise<Outbox> {
  return reading(async (db) => {
    const progress = await loadProgress(db);
    const { state, last } = progress;
    const closed = await closedAfter(db, state.dayLog).count();
    const unsent = Math.max(0, last - state.seq) + closed;
    const newer = await db.entries.where('seq').above(state.seq).filter(isNewerEntry).first();
    const count = newer ? newer.seq - 1 - state.seq : unsent;
    return { ...progress, count, held: unsent - count };
  });
}

/**
 * Read the progress of sending, and whether nothing can be sent. It reads one row, however many are pending.
 * @throws when the store fails
 */
export function loadSendable(): Promise<{ state: SendState; isEmpty: boolean }> {
  return reading(async (db) => {
    const { state } = await loadProgress(db);
    const first = await db.entries.where('seq').above(state.seq).first();
    const isEmpty = first ? isNewerEntry(first) : (await closedAfter(db, state.dayLog).count()) === 0;
    return { state, isEmpty };
  });
}

/**
 * Read the first pending items. Nothing is read from the first entry on that a newer program wrote: this one would send it
 * malformed, and later entries may refer to it. Entries written before hash chains have no day id and are passed over.
 * @param ahead state after the request in flight, if it is acknowledged; left out, the stored state
 * @throws when the store fails
 */
export function loadNextItems(ahead?: SendState): Promise<NextItems> {
  return reading(async (db) => {
    const progress = await loadProgress(db, ahead);
    const { state, last } = progress;
    const { seq, uid, dayLog, runEnd } = state;
    const found = await db.entries
      .where('seq')
      .between(seq, runEnd ?? last, false, true)
      .limit(batchLimit.entries)
      .toArray();
    const newer = found.findIndex(isNewerEntry);
    const rows = newer < 0 ? found : found.slice(0, newer);
    const end = rows.at(-1);
    const pending = end
      ? { items: await entryItems(db, rows), through: { seq: end.seq, uid: uidOf(end as Entry) }, last }
      : { items: newer < 0 ? await closedDay(db, dayLog) : [], through: { seq, uid }, last };
    return { ...progress, pending };
  });
}

/**
 * Store the state with compare-and-swap: an erased journal or another writer must win.
 * @param before the state this change is based on
 * @returns whether it was stored
 */
export function keepSendState(before: SendState | null, after: SendState): Promise<boolean> {
  return withJournal((db) =>
    db.transaction('rw', db.known, async () => {
      if (!jsonEqual(await keptState(db), before)) return false;
      await db.known.put({ name: 'region', state: storedState(after) });
      return true;
    }),
  );
}

function reading<T>(read: (db: Journal) => Promise<T>): Promise<T> {
  return withJournal((db) => db.transaction('r', db.entries, db.sheets, db.known, () => read(db)));
}

async function keptState(db: Journal): Promise<SendState | null> {
  const row = await readMeta(db, 'region');
  return row ? readStoredState(row.state) : null;
}

/** @param ahead assumed state; left out, the stored one */
async function loadProgress(db: Journal, ahead?: SendState): Promise<OutboxProgress> {
  const [kept, retention, row] = await Promise.all([
    ahead ?? keptState(db),
    readMeta(db, 'retention'),
    db.entries.toCollection().last(),
  ]);
  const at = kept ? await db.entries.get(kept.seq) : undefined;
  const [deleted, last] = [retention?.seq ?? 0, row?.seq ?? 0];
  return { kept, last, state: caughtUp(kept, { deleted, last, uidAt: at ? uidOf(at as Entry) : null }) };
}

/** Convert rows to items; what is about an incident is sent under the day of that. */
async function entryItems(db: Journal, rows: readonly Row[]): Promise<OutboxItem[]> {
  const about = rows.flatMap((row) => (isAboutIncident(row) ? [row.incident] : []));
  const incidents = new Map((await db.entries.where('key').anyOf(about).toArray()).map((row) => [row.key, row]));
  return rows.flatMap((row) => {
    const incident = isAboutIncident(row) ? incidents.get(row.incident) : undefined;
    return (row.dayId && entryItem(row.seq, row as Entry, row.dayId, dayOf(incident))) || [];
  });
}

function dayOf(incident: Row | undefined): IncidentDay | null {
  return incident?.kind === 'incident' && incident.dayId ? { day: incident.day, dayId: incident.dayId } : null;
}

const closedAfter = (db: Journal, dayLog: number) =>
  db.sheets
    .where('at')
    .above(dayLog)
    .filter(({ signature }) => signature !== null);

/** Read the next closed day. What is about incidents is not counted: it may be written on a later day. */
async function closedDay(db: Journal, after: number): Promise<OutboxItem[]> {
  const sheet: StoredDayLog | undefined = await closedAfter(db, after).first();
  if (!sheet) return [];
  const others = await db.entries
    .where('dayId')
    .equals(sheet.dayId)
    .filter((row) => !isAboutIncident(row) && isSent(row))
    .count();
  return [sealItem(sheet.at, sheet, others)];
}
