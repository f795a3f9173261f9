import Dexie, { type EntityTable } from 'dexie';
import { type AboutIncident, isAboutIncident } from '../../core/journal/about-incident.ts';
import {
  type AppendedEntry,
  addEntries,
  countDimensions,
  type DailyAggregates,
  type DayAggregate,
  equalAggregates,
  type KnownIncident,
  mergeDailyAggregates,
} from '../../core/journal/daily-aggregates.ts';
import type { Entry, Incident, Outcome } from '../../core/journal/entry.ts';
import { isNewerEntry, knownFormats } from '../../core/journal/format-versions.ts';
import { weightier } from '../../core/journal/recorded-entry.ts';
import { emptyWatermark, type Watermark } from '../../core/journal/watermark.ts';
import { storeLocation } from '../storage/store-location.ts';
import { lastSummed, loadDaySums } from './day-sums.ts';
import { type Row, withJournal } from './journal-store.ts';
import { readMark } from './watermark.ts';

/**
 * How far the journal was counted, which formats the counting program read and which dimensions it counted by: a program
 * that reads or counts more counts again. Rows up to `after` are in day sums and not counted. `early` holds outcomes whose
 * incident was not counted yet: few or none.
 */
interface Reached {
  formats: string;
  after: number;
  seq: number;
  rows: number;
  early: [incident: string, outcome: Outcome][];
}

/** The database: aggregates by day, and how far the journal was counted. */
interface SumStore extends Dexie {
  days: EntityTable<{ day: string; sums: DayAggregate }, 'day'>;
  reached: EntityTable<{ id: 0 } & Reached, 'id'>;
}

/** A state of the count. */
interface CountedRows {
  days: DailyAggregates;
  reached: Reached;
}

/** Receives the number of counted entries and of all entries. */
export type CountProgress = (done: number, of: number) => void;

const databaseName = 'dezhurny-sums';

/** Rows read at once, so that neither page nor worker is blocked noticeably. */
const rowsPerRead = 1000;

/** Rows between two saves. An interrupted count resumes from the last save. */
const rowsPerSave = 20_000;

/** Incidents cached while counting: most outcomes follow their incident closely. */
const maxRecentIncidents = 5000;

/** What the count reads and counts by: stored counts with another value are counted again. */
const countedFormats = `${knownFormats}; ${countDimensions.join()}`;

/** Return the daily aggregates of the journal: its day sums, and the entries after them. */
export async function dailyAggregates(progress?: CountProgress): Promise<DailyAggregates> {
  const { summed, entries } = await countJournal(progress);
  return mergeDailyAggregates([summed, entries]);
}

/**
 * Return the daily aggregates of the entries alone. Stored aggregates are updated by those appended since. After a loss or
 * after retention all entries are counted again. The stored aggregates hold nothing that the entries do not, so losing them
 * does no harm.
 */
export async function entryAggregates(progress?: CountProgress): Promise<DailyAggregates> {
  return (await countJournal(progress)).entries;
}

function countJournal(
  progress: CountProgress = () => undefined,
): Promise<{ summed: DailyAggregates; entries: DailyAggregates }> {
  return withSums(async (db) => {
    for (;;) {
      const { last, days: summed } = await loadDaySums();
      const known = await read(db);
      const from = (await isPrefix(known.reached, last)) ? known : await nothing(last);
      const { days: entries } = await countOn(db, from, progress);
      // Retention can have let sums take the place of entries meanwhile.
      if (last === (await withJournal(lastSummed))) return { summed, entries };
    }
  });
}

/**
 * Count all entries of the journal again. Day sums stay: their entries are gone.
 * @returns true if the stored aggregates were equal
 */
export function recountDailyAggregates(progress: CountProgress = () => undefined): Promise<boolean> {
  return withSums(async (db) => {
    const known = await read(db);
    const last = await withJournal(lastSummed);
    const expected = (await isPrefix(known.reached, last)) ? await countOn(db, known, () => undefined) : null;
    const found = await countOn(db, await nothing(last), progress);
    return expected !== null && equalAggregates(expected.days, found.days);
  });
}

/** Delete the aggregates. It waits for a running count, which would otherwise save counts of erased entries. */
export function forgetDailyAggregates(): Promise<void> {
  return withSums((db) => db.delete());
}

/** Use the database under a lock: pages and worker share it. */
function withSums<T>(work: (db: SumStore) => Promise<T>): Promise<T> {
  return navigator.locks.request(databaseName, async () => {
    const db = new Dexie(databaseName, await storeLocation()) as SumStore;
    db.version(1).stores({ days: 'day', reached: 'id' });
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }) as Promise<T>;
}

/** Return a count that has not begun. @param after `seq` of the last row that the day sums count */
async function nothing(after: number): Promise<CountedRows> {
  const rows = await withJournal(({ entries }) => entries.where('seq').belowOrEqual(after).count());
  return { days: new Map(), reached: { formats: countedFormats, after, seq: after, rows, early: [] } };
}

async function read(db: SumStore): Promise<CountedRows> {
  const reached = await db.reached.get(0);
  if (!reached?.early || reached.formats !== countedFormats) return nothing(0);
  const days = new Map((await db.days.toArray()).map(({ day, sums }) => [day, sums]));
  // Rows counted by a program without day sums have no `after`.
  const { after = 0, seq, rows, early } = reached;
  return { days, reached: { formats: countedFormats, after, seq, rows, early } };
}

async function journalEnd(): Promise<Watermark> {
  return (await readMark())?.mark ?? emptyWatermark;
}

/** Return true if no counted row is gone or in a day sum: since the count, `seq` grew by the number of rows. */
async function isPrefix({ after, seq, rows }: Reached, last: number): Promise<boolean> {
  const end = await journalEnd();
  return after === last && end.seq >= seq && end.seq - seq === end.rows - rows;
}

/** Count the entries appended since `from`, with intermediate saves. */
async function countOn(db: SumStore, from: CountedRows, progress: CountProgress): Promise<CountedRows> {
  const end = await journalEnd();
  const recent = new Recent();
  let [counted, kept] = [from, from];
  while (counted.reached.seq < end.seq) {
    const rows = await rowsAfter(counted.reached.seq, end.seq);
    if (rows.length === 0) break;
    counted = await countRows(counted, rows, recent);
    progress(counted.reached.rows, end.rows);
    if (counted.reached.rows - kept.reached.rows < rowsPerSave) continue;
    await keep(db, counted);
    kept = counted;
  }
  if (counted !== kept || from.days.size === 0) await keep(db, counted);
  return counted;
}

function rowsAfter(seq: number, last: number): Promise<Row[]> {
  return withJournal(({ entries }) =>
    entries.where('seq').between(seq, last, false, true).limit(rowsPerRead).toArray(),
  );
}

async function countRows({ days, reached }: CountedRows, rows: readonly Row[], recent: Recent): Promise<CountedRows> {
  const early = new Map(reached.early);
  const steps: AppendedEntry[] = [];
  for (const row of rows) steps.push({ entry: row as Entry, known: await knownOf(row, recent, early) });
  const seq = rows.at(-1)?.seq ?? reached.seq;
  return {
    days: addEntries(days, steps),
    reached: { ...reached, seq, rows: reached.rows + rows.length, early: [...early] },
  };
}

/** Save all days in one transaction: a partial save would stay wrong. */
async function keep(db: SumStore, { days, reached }: CountedRows): Promise<void> {
  await db.transaction('rw', db.days, db.reached, async () => {
    await db.days.clear();
    await db.days.bulkPut([...days].map(([day, sums]) => ({ day, sums })));
    await db.reached.put({ id: 0, ...reached });
  });
}

/** Return what was known about an entry's incident before this entry. @param early is updated */
async function knownOf(row: Row, recent: Recent, early: Map<string, Outcome>): Promise<KnownIncident> {
  if (isNewerEntry(row)) return { incident: null, outcome: null };
  if (row.kind === 'incident') {
    const outcome = early.get(row.id) ?? null;
    early.delete(row.id);
    recent.remember(row.id, { incident: row, outcome });
    return { incident: null, outcome };
  }
  if (!isAboutIncident(row)) return { incident: null, outcome: null };
  const known = recent.of(row.incident) ?? (await lookUp(row));
  if (row.kind !== 'outcome') return known;
  const now = weightier(known.outcome, row.outcome);
  if (known.incident) recent.remember(row.incident, { incident: known.incident, outcome: now });
  else early.set(row.incident, weightier(early.get(row.incident) ?? null, row.outcome));
  return known;
}

function lookUp({ incident: id, seq }: Row & AboutIncident): Promise<KnownIncident> {
  return withJournal(async ({ entries }) => {
    const incident = await entries.get({ key: id });
    const about = await entries.where('incident').equals(id).toArray();
    const earlier = about.flatMap((row) =>
      row.kind === 'outcome' && row.seq < seq && !isNewerEntry(row) ? [row] : [],
    );
    return {
      incident: incident && incident.seq < seq ? (incident as Row & Incident) : null,
      outcome: earlier.reduce<Outcome | null>((best, { outcome }) => weightier(best, outcome), null),
    };
  });
}

/** A cache of the newest incidents. */
class Recent {
  private readonly known = new Map<string, KnownIncident>();

  of(id: string): KnownIncident | undefined {
    return this.known.get(id);
  }

  remember(id: string, { incident, outcome }: KnownIncident): void {
    const { day, system, surface } = incident ?? { day: '', system: '', surface: 'client' };
    this.known.set(id, { incident: incident && { day, system, surface }, outcome });
    const [oldest] = this.known.keys();
    if (this.known.size > maxRecentIncidents && oldest !== undefined) this.known.delete(oldest);
  }
}
