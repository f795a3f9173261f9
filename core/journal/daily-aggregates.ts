import { jsonEqual } from '../encoding/json-equal.ts';
import { type DayRange, within } from '../time/day-range.ts';
import { type AboutIncident, isAboutIncident } from './about-incident.ts';
import { absentDaysOf } from './absent-days.ts';
import type { Entry, Incident, Outcome, OutcomeEntry } from './entry.ts';
import { isNewerEntry } from './format-versions.ts';
import type { MistakeReason } from './mistake-reasons.ts';
import { type Recorded, weightier } from './recorded-entry.ts';
import { timeKey } from './time-key.ts';
import { addBounded } from './totals.ts';

/**
 * The dimensions that incidents are counted by; `time` is a {@link timeKey}. `exemption` counts exemptions by their
 * reason, `mistake` the warnings marked as mistaken by {@link mistakeKey}, `arrival` whether the platform opened after a
 * press, `platform` days by the number of their lessons with a permitted platform. Stored counts name their dimensions
 * (platform/journal/daily-aggregates.ts), so one more is counted again.
 */
export const countDimensions = [
  'system',
  'time',
  'outcome',
  'noticed',
  'mode',
  'pack',
  'surface',
  'exemption',
  'mistake',
  'arrival',
  'platform',
] as const;
export type CountDimension = (typeof countDimensions)[number];

/** Key of incidents without an outcome. */
export const noOutcome = 'none';

/**
 * Counts of the entries of one day, or of several days added up. Counts by key are Maps, because a plain object inherits
 * keys such as `constructor`:
 * https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Map#objects_vs._maps.
 */
export interface DayAggregate {
  readonly incidents: number;
  readonly exemptions: number;
  /** How often the store lost entries, and how many entries it lost. */
  readonly gaps: number;
  readonly missing: number;
  readonly notes: number;
  /** Uncovered lessons, counted on the first day of an absence. */
  readonly unwatched: number;
  /** School days without a browser start, counted on the first of them. */
  readonly absentDays: number;
  readonly by: Readonly<Record<CountDimension, ReadonlyMap<string, number>>>;
}

/** Aggregates by ISO day. */
export type DailyAggregates = ReadonlyMap<string, DayAggregate>;

/** What the journal holds about an incident before an entry is appended. */
export interface KnownIncident {
  incident: Pick<Incident, 'day' | 'system' | 'surface'> | null;
  outcome: Outcome | null;
}

/** An appended entry, with the earlier state of the incident that it is or that it is about. */
export interface AppendedEntry {
  entry: Entry;
  known: KnownIncident;
}

/**
 * Return aggregates with further entries counted; the given ones are not modified. Entries that a newer program wrote
 * are left out.
 * @param appended entries in the order of the journal
 */
export function addEntries(days: DailyAggregates, appended: Iterable<AppendedEntry>): DailyAggregates {
  const all = new Map(days);
  const changed = new Map<string, MutableAggregate>();
  const dayOf = (day: string): MutableAggregate => {
    const known = changed.get(day) ?? mutableCopy(days.get(day));
    changed.set(day, known);
    all.set(day, known);
    return known;
  };
  for (const { entry, known } of appended) {
    if (isNewerEntry(entry)) continue;
    if (!isAboutIncident(entry)) {
      count(dayOf(entry.day), { entry, outcome: entry.kind === 'incident' ? known.outcome : null });
      continue;
    }
    if (entry.kind !== 'outcome') {
      const { incident } = known;
      if (incident) countRemark(dayOf(incident.day).by, incident, entry);
      continue;
    }
    const now = weightier(known.outcome, entry.outcome);
    // An outcome that arrives before its incident is counted when the incident arrives.
    if (!known.incident || now === known.outcome) continue;
    const { outcome } = dayOf(known.incident.day).by;
    increment(outcome, known.outcome ?? noOutcome, -1);
    increment(outcome, now, 1);
  }
  return all;
}

/** Return true if two aggregates hold the same counts. */
export function equalAggregates(a: DailyAggregates, b: DailyAggregates): boolean {
  return jsonEqual(comparable(a), comparable(b));
}

function comparable(days: DailyAggregates): unknown {
  const ofDay = ({ by, ...rest }: DayAggregate): object => ({
    ...rest,
    ...Object.fromEntries(countDimensions.map((dimension) => [dimension, Object.fromEntries(by[dimension])])),
  });
  return Object.fromEntries([...days].map(([day, aggregate]) => [day, ofDay(aggregate)]));
}

/** Aggregate entries with their outcomes. The result equals that of {@link addEntries} for any order of arrival. */
export function aggregateByDay(lines: Iterable<Recorded>): DailyAggregates {
  const days = new Map<string, MutableAggregate>();
  for (const line of lines) {
    if (isNewerEntry(line.entry)) continue;
    const { day } = line.entry;
    const aggregate = days.get(day) ?? mutableCopy();
    count(aggregate, line);
    days.set(day, aggregate);
  }
  return days;
}

/** Add up the days of a range. */
export function aggregateRange(days: DailyAggregates, range: DayRange): DayAggregate {
  const sum = mutableCopy();
  days.forEach((aggregate, day) => {
    if (within(day, range)) mergeInto(sum, aggregate);
  });
  return sum;
}

/** Add up the aggregates of several journals, day by day. The only one with days is returned itself. */
export function mergeDailyAggregates(journals: readonly DailyAggregates[]): DailyAggregates {
  const [first, ...more] = journals.filter(({ size }) => size > 0);
  if (first && more.length === 0) return first;
  const days = new Map<string, MutableAggregate>();
  for (const [day, aggregate] of journals.flatMap((journal) => [...journal])) {
    const sum = days.get(day) ?? mutableCopy();
    mergeInto(sum, aggregate);
    days.set(day, sum);
  }
  return days;
}

/** Return the key of a mistaken warning: `telegram client site`. */
function mistakeKey({ system, surface }: Pick<Incident, 'system' | 'surface'>, reason: MistakeReason): string {
  return `${system} ${surface} ${reason}`;
}

/** Count what is about an incident beside its outcome. */
function countRemark(
  { mistake, arrival }: MutableAggregate['by'],
  incident: Pick<Incident, 'system' | 'surface'>,
  entry: Exclude<AboutIncident, OutcomeEntry>,
): void {
  if (entry.kind === 'mistake') increment(mistake, mistakeKey(incident, entry.reason), 1);
  else increment(arrival, entry.arrived, 1);
}

/** An aggregate under construction. */
type MutableAggregate = { -readonly [Part in keyof Omit<DayAggregate, 'by'>]: number } & {
  by: Record<CountDimension, Map<string, number>>;
};

function count(aggregate: MutableAggregate, { entry, outcome, mistake, arrived }: Recorded): void {
  if (entry.kind === 'gap') {
    aggregate.gaps += 1;
    aggregate.missing = addBounded(aggregate.missing, entry.missing);
  } else if (entry.kind === 'absence') {
    aggregate.unwatched += entry.lessons ?? 0;
    aggregate.absentDays += absentDaysOf(entry);
  } else if (entry.kind === 'note') aggregate.notes += 1;
  else if (entry.kind === 'exemption') {
    aggregate.exemptions += 1;
    increment(aggregate.by.exemption, entry.reason, 1);
  } else if (entry.kind === 'platform') increment(aggregate.by.platform, String(entry.lessons), 1);
  else {
    aggregate.incidents += 1;
    increment(aggregate.by.system, entry.system, 1);
    increment(aggregate.by.time, timeKey(entry), 1);
    increment(aggregate.by.outcome, outcome ?? noOutcome, 1);
    increment(aggregate.by.noticed, entry.noticed, 1);
    increment(aggregate.by.mode, entry.mode, 1);
    increment(aggregate.by.pack, entry.pack, 1);
    increment(aggregate.by.surface, entry.surface, 1);
    if (mistake) increment(aggregate.by.mistake, mistakeKey(entry, mistake), 1);
    if (arrived) increment(aggregate.by.arrival, arrived, 1);
  }
}

function mergeInto(sum: MutableAggregate, more: DayAggregate): void {
  sum.incidents += more.incidents;
  sum.exemptions += more.exemptions;
  sum.gaps += more.gaps;
  sum.missing = addBounded(sum.missing, more.missing);
  sum.notes += more.notes;
  sum.unwatched += more.unwatched;
  sum.absentDays += more.absentDays;
  for (const dimension of countDimensions) {
    more.by[dimension].forEach((count, key) => {
      increment(sum.by[dimension], key, count);
    });
  }
}

function increment(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function mutableCopy(aggregate?: DayAggregate): MutableAggregate {
  const copy: MutableAggregate = {
    incidents: 0,
    exemptions: 0,
    gaps: 0,
    missing: 0,
    notes: 0,
    unwatched: 0,
    absentDays: 0,
    by: {
      system: new Map(),
      time: new Map(),
      outcome: new Map(),
      noticed: new Map(),
      mode: new Map(),
      pack: new Map(),
      surface: new Map(),
      exemption: new Map(),
      mistake: new Map(),
      arrival: new Map(),
      platform: new Map(),
    },
  };
  if (aggregate) mergeInto(copy, aggregate);
  return copy;
}
