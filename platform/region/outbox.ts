import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { isAboutIncident } from '../../core/journal/about-incident.ts';
import { aggregateByDay } from '../../core/journal/daily-aggregates.ts';
import { aggregatesOfSums, isNewerSum } from '../../core/journal/day-sum.ts';
import type { Entry } from '../../core/journal/entry.ts';
import { isNewerEntry } from '../../core/journal/format-versions.ts';
import { splitSound } from '../../core/journal/recorded-entry.ts';
import type { RegionDetail } from '../../core/policy/region-policy.ts';
import { batchLimit } from '../../core/region/batch.ts';
import { dayCounts } from '../../core/region/day-counts.ts';
import { detailOf, sendsOnlySums, withDetail } from '../../core/region/detail.ts';
import type { Pending } from '../../core/region/next-step.ts';
import {
  entryItem,
  type IncidentDay,
  isSent,
  type OutboxItem,
  sealItem,
  sumItem,
  uidOf,
} from '../../core/region/outbox-item.ts';
import { caughtUp, type SendState } from '../../core/region/send-state.ts';
import { readStoredState, storedState } from '../../core/region/stored-state.ts';
import { withOutcomes } from '../journal/journal.ts';
import { type Journal, type Row, readMeta, type StoredDayLog, withJournal } from '../journal/journal-store.ts';

/** Progress of sending, compared with the journal. */
interface OutboxProgress {
  /** As stored; `null` when nothing was ever sent. */
  kept: SendState | null;
  /** The stored state, adapted to the journal. */
  state: SendState;
  /** `seq` of the last entry of the journal, and its record id; `null` where retention deleted it. */
  last: number;
  lastUid: string | null;
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

/**
 * Read the number of pending items; it looks through all of them. Where only sums are sent, entries are no items.
 * @throws when the store fails
 */
export function loadOutbox(detail: RegionDetail): Promise<Outbox> {
  return reading(async (db) => {
    const progress = await loadProgress(db, detail);
    const { state, last } = progress;
    const closed = await countClosed(db, state);
    if (sendsOnlySums(state.forms, state.dayLog)) return { ...progress, count: closed, held: 0 };
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
export function loadSendable(detail: RegionDetail): Promise<{ state: SendState; isEmpty: boolean }> {
  return reading(async (db) => {
    const { state } = await loadProgress(db, detail);
    const onlySums = sendsOnlySums(state.forms, state.dayLog);
    const first = onlySums ? undefined : await db.entries.where('seq').above(state.seq).first();
    const isEmpty = first ? isNewerEntry(first) : (await countClosed(db, state)) === 0;
    return { state, isEmpty };
  });
}

/**
 * Read the first pending items. Nothing is read from the first entry on that a newer program wrote: this one would send it
 * malformed, and later entries may refer to it. Entries written before hash chains have no day id and are passed over, and
 * so are those of a day that is sent as a sum.
 * @param detail the policy's
 * @param ahead state after the request in flight, if it is acknowledged; left out, the stored state
 * @throws when the store fails
 */
export function loadNextItems(detail: RegionDetail, ahead?: SendState): Promise<NextItems> {
  return reading(async (db) => {
    const progress = await loadProgress(db, detail, ahead);
    const { state, last, lastUid } = progress;
    if (sendsOnlySums(state.forms, state.dayLog)) {
      const through = { seq: last, uid: lastUid };
      return { ...progress, pending: { items: await closedDay(db, state), through, last } };
    }
    return { ...progress, pending: await nextEntries(db, state, last) };
  });
}

/** Read the first pending entries, or the first closed day after the last of them. */
async function nextEntries(db: Journal, state: SendState, last: number): Promise<Pending> {
  const { seq, uid, runEnd } = state;
  const found = await db.entries
    .where('seq')
    .between(seq, runEnd ?? last, false, true)
    .limit(batchLimit.entries)
    .toArray();
  const newer = found.findIndex(isNewerEntry);
  const rows = newer < 0 ? found : found.slice(0, newer);
  const end = rows.at(-1);
  if (!end) return { items: newer < 0 ? await closedDay(db, state) : [], through: { seq, uid }, last };
  const items = await sentSingly(db, state, await entryItems(db, rows));
  return { items, through: { seq: end.seq, uid: uidOf(end as Entry) }, last };
}

/** Leave out what belongs to a day that is sent as a sum. */
async function sentSingly(db: Journal, { forms }: SendState, items: OutboxItem[]): Promise<OutboxItem[]> {
  if (forms.every(({ detail }) => detail === 'entries')) return items;
  const dayLogs = await db.sheets
    .where('dayId')
    .anyOf([...new Set(items.map(({ dayId }) => dayId))])
    .toArray();
  const numbers = new Map(dayLogs.map(({ dayId, at }) => [dayId, at]));
  return items.filter(({ dayId }) => detailOf(forms, numbers.get(dayId) ?? 0) === 'entries');
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
  return withJournal((db) => db.transaction('r', [db.entries, db.sheets, db.known, db.daySums], () => read(db)));
}

async function keptState(db: Journal): Promise<SendState | null> {
  const row = await readMeta(db, 'region');
  return row ? readStoredState(row.state) : null;
}

/** @param ahead assumed state; left out, the stored one */
async function loadProgress(db: Journal, detail: RegionDetail, ahead?: SendState): Promise<OutboxProgress> {
  const [kept, retention, row, summed, dayLog] = await Promise.all([
    ahead ?? keptState(db),
    readMeta(db, 'retention'),
    db.entries.toCollection().last(),
    db.daySums.toCollection().last(),
    db.sheets.toCollection().last(),
  ]);
  const at = kept ? await db.entries.get(kept.seq) : undefined;
  const [deleted, last] = [retention?.seq ?? 0, row?.seq ?? 0];
  const ends = { deleted, last, summed: summed?.at ?? 0, uidAt: at ? uidOf(at as Entry) : null };
  const state = caughtUp(kept, ends);
  const forms = withDetail(state.forms, detail, (dayLog?.at ?? 0) + 1);
  return { kept, last, lastUid: row ? uidOf(row as Entry) : null, state: { ...state, forms } };
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

/** Day logs that retention has left only a day sum of, and that are sent as sums. */
const summedAfter = (db: Journal, { dayLog, forms }: SendState) =>
  db.daySums
    .where('at')
    .above(dayLog)
    .filter(({ at, sum }) => detailOf(forms, at) === 'sums' && !isNewerSum(sum));

async function countClosed(db: Journal, state: SendState): Promise<number> {
  const [summed, closed] = await Promise.all([
    summedAfter(db, state).primaryKeys(),
    closedAfter(db, state.dayLog).primaryKeys(),
  ]);
  return new Set([...summed, ...closed]).size;
}

/** Read the next closed day, as a seal or as a sum. */
async function closedDay(db: Journal, state: SendState): Promise<OutboxItem[]> {
  const summed = await summedAfter(db, state).first();
  if (summed) {
    const { at, lessons, sum } = summed;
    return [sumItem(at, sum.seal, dayCounts(aggregatesOfSums([sum]), lessons.length))];
  }
  const dayLog = await closedAfter(db, state.dayLog).first();
  if (!dayLog) return [];
  return [await (detailOf(state.forms, dayLog.at) === 'sums' ? summedDay(db, dayLog) : sealedDay(db, dayLog))];
}

/** What is about incidents is not counted: it may be written on a later day. */
async function sealedDay(db: Journal, dayLog: StoredDayLog): Promise<OutboxItem> {
  const rows = db.entries.where('dayId').equals(dayLog.dayId);
  const others = await rows.filter((row) => !isAboutIncident(row) && isSent(row)).count();
  return sealItem(dayLog.at, dayLog, others);
}

/** An outcome counts wherever it stands; one that is written after this was sent does not. */
async function summedDay(db: Journal, dayLog: StoredDayLog): Promise<OutboxItem> {
  const rows = await db.entries.where('dayId').equals(dayLog.dayId).toArray();
  const counted = aggregateByDay(splitSound(await withOutcomes(db, rows)).sound);
  return sumItem(dayLog.at, dayLog, dayCounts(counted, dayLog.lessons.length));
}
