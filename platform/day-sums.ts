import Dexie, { type EntityTable } from 'dexie';
import type { Entry, Incident, Outcome, OutcomeEntry } from '../core/entry.ts';
import { weightier } from '../core/report.ts';
import { same } from '../core/same.ts';
import { addEntry, type DaySums, joinDays, type Known, type Sums, sumsOfLines } from '../core/sums.ts';
import { entriesBetween } from './journal.ts';
import { type Journal, type Row, withJournal } from './journal-store.ts';
import { storePlace } from './store-place.ts';

/** Sums of a day, and how far in the journal all of them have come. */
interface SumStore extends Dexie {
  days: EntityTable<{ day: string; sums: Sums }, 'day'>;
  reached: EntityTable<{ id: 0; seq: number; rows: number }, 'id'>;
}

const NAME = 'dezhurny-sums';

/** Further behind than this, reading everything anew costs less than asking about every outcome. */
const FAR = 2000;

/**
 * Sums of the journal by day. They are kept beside it and brought up to date by what was appended since; a journal that
 * lost entries, by a fault or because their time was over, is counted anew. They hold nothing that the journal does not:
 * they may be lost at any time.
 */
export function daySums(): Promise<DaySums> {
  return alone(async () => {
    const db = await open();
    try {
      return await upToDate(db);
    } finally {
      db.close();
    }
  });
}

/** Forgets all sums. Whoever counts right now is waited for: what they keep would be of entries that are gone. */
export function forgetDaySums(): Promise<void> {
  return alone(async () => {
    const db = await open();
    await db.delete();
  });
}

/** Pages and worker share the sums. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(NAME, work) as Promise<T>;
}

async function upToDate(db: SumStore): Promise<DaySums> {
  const { seq, rows } = (await db.reached.get(0)) ?? { seq: 0, rows: 0 };
  const end = await endOfJournal();
  if (end.seq === seq && end.rows === rows) return readAll(db);
  const isLonger = end.seq - seq === end.rows - rows && end.seq > seq;
  const days = isLonger && end.seq - seq <= FAR ? await goOn(await readAll(db), seq) : await rebuild();
  // What was appended meanwhile may be in them, and would be counted again the next time.
  if (same(await endOfJournal(), end)) await keep(db, days, end);
  return days;
}

function endOfJournal(): Promise<{ seq: number; rows: number }> {
  return withJournal(async ({ entries }) => ({
    seq: (await entries.toCollection().last())?.seq ?? 0,
    rows: await entries.count(),
  }));
}

async function open(): Promise<SumStore> {
  const db = new Dexie(NAME, await storePlace()) as SumStore;
  db.version(1).stores({ days: 'day', reached: 'id' });
  return db;
}

async function readAll(db: SumStore): Promise<DaySums> {
  return new Map((await db.days.toArray()).map(({ day, sums }) => [day, sums]));
}

/** All days at once: sums that were kept in part would be wrong for ever. */
async function keep(db: SumStore, days: DaySums, { seq, rows }: { seq: number; rows: number }): Promise<void> {
  await db.transaction('rw', db.days, db.reached, async () => {
    await db.days.clear();
    await db.days.bulkPut([...days].map(([day, sums]) => ({ day, sums })));
    await db.reached.put({ id: 0, seq, rows });
  });
}

async function rebuild(): Promise<DaySums> {
  let days: DaySums = new Map();
  for await (const lines of entriesBetween('0000-01-01', '9999-12-31')) days = joinDays([days, sumsOfLines(lines)]);
  return days;
}

async function goOn(from: DaySums, seq: number): Promise<DaySums> {
  return withJournal(async (journal) => {
    let days = from;
    for (const row of await journal.entries.where('seq').above(seq).toArray()) {
      const { seq, key: _key, ...entry } = row;
      days = addEntry(days, entry as Entry, await knownOf(journal, row, seq));
    }
    return days;
  });
}

/** What the journal knew of an entry's incident before this entry came. */
async function knownOf(journal: Journal, row: Row, seq: number): Promise<Known> {
  if (row.kind !== 'incident' && row.kind !== 'outcome') return { incident: null, outcome: null };
  const id = row.kind === 'outcome' ? row.incident : row.id;
  const incident = await journal.entries.get({ key: id });
  const outcomes = (await journal.entries.where('incident').equals(id).toArray()) as (Row & OutcomeEntry)[];
  const earlier = outcomes.filter((known) => known.seq < seq);
  return {
    incident: incident && incident.seq < seq ? (incident as Row & Incident) : null,
    outcome: earlier.reduce<Outcome | null>((best, { outcome }) => weightier(best, outcome), null),
  };
}
