import { jsonEqual } from '../encoding/json-equal.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { Entry, Incident, Outcome } from './entry.ts';
import { type Recorded, weightier } from './recorded-entry.ts';

/** What incidents are counted by. */
export const countDimensions = ['system', 'time', 'outcome', 'noticed', 'mode', 'pack'] as const;
export type CountDimension = (typeof countDimensions)[number];

/** The outcome of an incident that has none. */
export const noOutcome = 'none';

/**
 * What days of the journal add up to: small whatever the journal holds, and enough for every figure of a report.
 * Counts are kept in maps: among plain objects a system called `constructor` would begin with a function.
 */
export interface DayAggregate {
  readonly incidents: number;
  readonly exemptions: number;
  /** Times the store was found shorter than it had been, and entries lost then. */
  readonly gaps: number;
  readonly missing: number;
  readonly notes: number;
  /** Lessons that nobody watched, on the day they began. */
  readonly unwatched: number;
  readonly by: Readonly<Record<CountDimension, ReadonlyMap<string, number>>>;
}

/** Sums by ISO day. */
export type DailyAggregates = ReadonlyMap<string, DayAggregate>;

/** What the journal knows already of the incident an entry is about. */
export interface KnownIncident {
  incident: Pick<Incident, 'day'> | null;
  outcome: Outcome | null;
}

/** An entry of the journal, and what was known of the incident it is, or is the outcome of, before it. */
export interface AppendedEntry {
  entry: Entry;
  known: KnownIncident;
}

/** Sums with more entries of the journal, in the order they were appended; the sums given stay as they are. */
export function addEntries(days: DailyAggregates, steps: Iterable<AppendedEntry>): DailyAggregates {
  const all = new Map(days);
  const open = new Map<string, MutableAggregate>();
  const dayOf = (day: string): MutableAggregate => {
    const known = open.get(day) ?? copyOf(days.get(day));
    open.set(day, known);
    all.set(day, known);
    return known;
  };
  for (const { entry, known } of steps) {
    if (entry.kind !== 'outcome') {
      count(dayOf(entry.day), { entry, outcome: entry.kind === 'incident' ? known.outcome : null });
      continue;
    }
    const now = weightier(known.outcome, entry.outcome);
    // An outcome that came before its incident is counted with it.
    if (!known.incident || now === known.outcome) continue;
    const { outcome } = dayOf(known.incident.day).by;
    increment(outcome, known.outcome ?? noOutcome, -1);
    increment(outcome, now, 1);
  }
  return all;
}

/** Whether two sums say the same. */
export function equalAggregates(a: DailyAggregates, b: DailyAggregates): boolean {
  return jsonEqual(plain(a), plain(b));
}

function plain(days: DailyAggregates): unknown {
  const ofDay = ({ by, ...rest }: DayAggregate): object => ({
    ...rest,
    ...Object.fromEntries(countDimensions.map((dimension) => [dimension, Object.fromEntries(by[dimension])])),
  });
  return Object.fromEntries([...days].map(([day, sums]) => [day, ofDay(sums)]));
}

/** Sums of whole lines: what {@link addEntries} comes to, whatever the order entries came in. */
export function aggregateByDay(lines: Iterable<Recorded>): DailyAggregates {
  const days = new Map<string, MutableAggregate>();
  for (const line of lines) {
    const { day } = line.entry;
    const sums = days.get(day) ?? copyOf();
    count(sums, line);
    days.set(day, sums);
  }
  return days;
}

/** The days of a range put together. */
export function aggregateRange(days: DailyAggregates, range: DayRange): DayAggregate {
  const sum = copyOf();
  for (const [day, sums] of days) if (within(day, range)) mergeInto(sum, sums);
  return sum;
}

/** Sums of several journals put together, day by day. */
export function mergeDailyAggregates(journals: readonly DailyAggregates[]): DailyAggregates {
  const days = new Map<string, MutableAggregate>();
  for (const [day, sums] of journals.flatMap((journal) => [...journal])) {
    const sum = days.get(day) ?? copyOf();
    mergeInto(sum, sums);
    days.set(day, sum);
  }
  return days;
}

/** The lesson or hour an incident is counted under: `3` for the third lesson, `h9` for the hour from 9 to 10. */
export function timeKey({ lesson, hour }: Pick<Incident, 'lesson' | 'hour'>): string {
  return lesson === null ? `h${hour}` : String(lesson);
}

/** Sums that are being counted. */
type MutableAggregate = { -readonly [Part in keyof Omit<DayAggregate, 'by'>]: number } & {
  by: Record<CountDimension, Map<string, number>>;
};

function count(sums: MutableAggregate, { entry, outcome }: Recorded): void {
  if (entry.kind === 'gap') {
    sums.gaps += 1;
    sums.missing += entry.missing;
  } else if (entry.kind === 'absence') sums.unwatched += entry.lessons;
  else if (entry.kind === 'note') sums.notes += 1;
  else if (entry.kind === 'exemption') sums.exemptions += 1;
  else {
    sums.incidents += 1;
    increment(sums.by.system, entry.system, 1);
    increment(sums.by.time, timeKey(entry), 1);
    increment(sums.by.outcome, outcome ?? noOutcome, 1);
    increment(sums.by.noticed, entry.noticed, 1);
    increment(sums.by.mode, entry.mode, 1);
    increment(sums.by.pack, entry.pack, 1);
  }
}

function mergeInto(sum: MutableAggregate, more: DayAggregate): void {
  sum.incidents += more.incidents;
  sum.exemptions += more.exemptions;
  sum.gaps += more.gaps;
  sum.missing += more.missing;
  sum.notes += more.notes;
  sum.unwatched += more.unwatched;
  for (const dimension of countDimensions)
    for (const [key, count] of more.by[dimension]) increment(sum.by[dimension], key, count);
}

function increment(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function copyOf(sums?: DayAggregate): MutableAggregate {
  const copy: MutableAggregate = {
    incidents: 0,
    exemptions: 0,
    gaps: 0,
    missing: 0,
    notes: 0,
    unwatched: 0,
    by: {
      system: new Map(),
      time: new Map(),
      outcome: new Map(),
      noticed: new Map(),
      mode: new Map(),
      pack: new Map(),
    },
  };
  if (sums) mergeInto(copy, sums);
  return copy;
}
