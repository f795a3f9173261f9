import { jsonEqual } from '../encoding/json-equal.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { Entry, Incident, Outcome } from './entry.ts';
import { type Recorded, weightier } from './recorded-entry.ts';

/** What incidents are counted by. */
export const tallies = ['system', 'time', 'outcome', 'noticed', 'mode', 'pack'] as const;
export type Tally = (typeof tallies)[number];

/** The outcome of an incident that has none. */
export const noOutcome = 'none';

/**
 * What days of the journal add up to: small whatever the journal holds, and enough for every figure of a report.
 * Counts are kept in maps: among plain objects a system called `constructor` would begin with a function.
 */
export interface Sums {
  readonly incidents: number;
  readonly exemptions: number;
  /** Times the store was found shorter than it had been, and entries lost then. */
  readonly gaps: number;
  readonly missing: number;
  readonly notes: number;
  /** Lessons that nobody watched, on the day they began. */
  readonly unwatched: number;
  readonly by: Readonly<Record<Tally, ReadonlyMap<string, number>>>;
}

/** Sums by ISO day. */
export type DaySums = ReadonlyMap<string, Sums>;

/** What the journal knows already of the incident an entry is about. */
export interface Known {
  incident: Pick<Incident, 'day'> | null;
  outcome: Outcome | null;
}

/** An entry of the journal, and what was known of the incident it is, or is the outcome of, before it. */
export interface Step {
  entry: Entry;
  known: Known;
}

/** Sums with more entries of the journal, in the order they were appended; the sums given stay as they are. */
export function addEntries(days: DaySums, steps: Iterable<Step>): DaySums {
  const all = new Map(days);
  const open = new Map<string, Open>();
  const dayOf = (day: string): Open => {
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
    raise(outcome, known.outcome ?? noOutcome, -1);
    raise(outcome, now, 1);
  }
  return all;
}

/** Whether two sums say the same. */
export function sameSums(a: DaySums, b: DaySums): boolean {
  return jsonEqual(plain(a), plain(b));
}

function plain(days: DaySums): unknown {
  const ofDay = ({ by, ...rest }: Sums): object => ({
    ...rest,
    ...Object.fromEntries(tallies.map((tally) => [tally, Object.fromEntries(by[tally])])),
  });
  return Object.fromEntries([...days].map(([day, sums]) => [day, ofDay(sums)]));
}

/** Sums of whole lines: what {@link addEntries} comes to, whatever the order entries came in. */
export function sumsOfLines(lines: Iterable<Recorded>): DaySums {
  const days = new Map<string, Open>();
  for (const line of lines) {
    const { day } = line.entry;
    const sums = days.get(day) ?? copyOf();
    count(sums, line);
    days.set(day, sums);
  }
  return days;
}

/** The days of a range put together. */
export function sumOf(days: DaySums, range: DayRange): Sums {
  const sum = copyOf();
  for (const [day, sums] of days) if (within(day, range)) include(sum, sums);
  return sum;
}

/** Sums of several journals put together, day by day. */
export function joinDays(journals: readonly DaySums[]): DaySums {
  const days = new Map<string, Open>();
  for (const [day, sums] of journals.flatMap((journal) => [...journal])) {
    const sum = days.get(day) ?? copyOf();
    include(sum, sums);
    days.set(day, sum);
  }
  return days;
}

/** The lesson or hour an incident is counted under: `3` for the third lesson, `h9` for the hour from 9 to 10. */
export function timeKey({ lesson, hour }: Pick<Incident, 'lesson' | 'hour'>): string {
  return lesson === null ? `h${hour}` : String(lesson);
}

/** Sums that are being counted. */
type Open = { -readonly [Part in keyof Omit<Sums, 'by'>]: number } & { by: Record<Tally, Map<string, number>> };

function count(sums: Open, { entry, outcome }: Recorded): void {
  if (entry.kind === 'gap') {
    sums.gaps += 1;
    sums.missing += entry.missing;
  } else if (entry.kind === 'absence') sums.unwatched += entry.lessons;
  else if (entry.kind === 'note') sums.notes += 1;
  else if (entry.kind === 'exemption') sums.exemptions += 1;
  else {
    sums.incidents += 1;
    raise(sums.by.system, entry.system, 1);
    raise(sums.by.time, timeKey(entry), 1);
    raise(sums.by.outcome, outcome ?? noOutcome, 1);
    raise(sums.by.noticed, entry.noticed, 1);
    raise(sums.by.mode, entry.mode, 1);
    raise(sums.by.pack, entry.pack, 1);
  }
}

function include(sum: Open, more: Sums): void {
  sum.incidents += more.incidents;
  sum.exemptions += more.exemptions;
  sum.gaps += more.gaps;
  sum.missing += more.missing;
  sum.notes += more.notes;
  sum.unwatched += more.unwatched;
  for (const tally of tallies) for (const [key, count] of more.by[tally]) raise(sum.by[tally], key, count);
}

function raise(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}

function copyOf(sums?: Sums): Open {
  const copy: Open = {
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
  if (sums) include(copy, sums);
  return copy;
}
