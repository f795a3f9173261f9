import type { Entry, Incident, Outcome } from './entry.ts';
import type { DayRange } from './period.ts';
import { type Recorded, weightier } from './report.ts';

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
  incident: Incident | null;
  outcome: Outcome | null;
}

/**
 * Sums with one more entry of the journal; the sums given stay as they are.
 * @param known of the incident that `entry` is, or is the outcome of, before it
 */
export function addEntry(days: DaySums, entry: Entry, known: Known): DaySums {
  if (entry.kind !== 'outcome') {
    const day = copyOf(days.get(entry.day));
    count(day, { entry, outcome: entry.kind === 'incident' ? known.outcome : null });
    return new Map(days).set(entry.day, day);
  }
  const now = weightier(known.outcome, entry.outcome);
  // An outcome that came before its incident is counted with it.
  if (!known.incident || now === known.outcome) return days;
  const day = copyOf(days.get(known.incident.day));
  raise(day.by.outcome, known.outcome ?? noOutcome, -1);
  raise(day.by.outcome, now, 1);
  return new Map(days).set(known.incident.day, day);
}

/** Sums of whole lines: what {@link addEntry} comes to, whatever the order entries came in. */
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
export function sumOf(days: DaySums, { from, to }: DayRange): Sums {
  const sum = copyOf();
  for (const [day, sums] of days) if (day >= from && day <= to) include(sum, sums);
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
