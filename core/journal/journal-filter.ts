import { type DayAggregate, noOutcome } from './daily-aggregates.ts';
import { isNewerEntry } from './format-versions.ts';
import type { Recorded } from './recorded-entry.ts';
import { timeKey } from './time-key.ts';

/** Kinds of rows to show: all, incidents, or service rows, which are about this PC and its journal. */
export const rowKinds = ['all', 'incident', 'service'] as const;

/** Which rows of the journal to show. An empty text is no condition. */
export interface JournalFilter {
  kind: (typeof rowKinds)[number];
  /** Id of a system. */
  system: string;
  /** An outcome, or `none`. */
  outcome: string;
  surface: string;
  /** A lesson or hour as {@link timeKey}. */
  time: string;
}

export const noFilter: JournalFilter = { kind: 'all', system: '', outcome: '', surface: '', time: '' };

/** Return true if a filter sets a condition. */
export function isFiltering(filter: JournalFilter): boolean {
  return conditionCount(filter) > 0;
}

/** Return the number of conditions that a filter sets, 0 to 5. */
export function conditionCount({ kind, system, outcome, surface, time }: JournalFilter): number {
  return [kind !== 'all', system, outcome, surface, time].filter(Boolean).length;
}

/** Return true if the counts of a period tell how many rows a filter leaves: it sets one condition, and only on incidents. */
export function isCountable(filter: JournalFilter): boolean {
  return conditionCount(filter) === 1 && filter.kind !== 'service';
}

/** Return the number of rows that a countable filter leaves. @param period counts of the rows */
export function countOf(filter: JournalFilter, { incidents, by }: DayAggregate): number {
  const dimension = (['system', 'outcome', 'surface', 'time'] as const).find((one) => filter[one] !== '');
  return dimension ? (by[dimension].get(filter[dimension]) ?? 0) : incidents;
}

/** Return true if a row fulfils every condition. A condition about incidents excludes service rows. */
export function fitsFilter({ entry, outcome }: Recorded, filter: JournalFilter): boolean {
  const isIncident = entry.kind === 'incident' && !isNewerEntry(entry);
  if (filter.kind === 'service') return !isIncident;
  const { system, surface, time } = filter;
  if (!isIncident) return filter.kind === 'all' && ![system, filter.outcome, surface, time].some(Boolean);
  const holds = (condition: string, value: string): boolean => condition === '' || condition === value;
  return (
    holds(system, entry.system) &&
    holds(filter.outcome, outcome ?? noOutcome) &&
    holds(surface, entry.surface) &&
    holds(time, timeKey(entry))
  );
}
