import type { Outcome } from './entry.ts';
import { isNewerEntry } from './format-versions.ts';
import type { Recorded } from './recorded-entry.ts';

/** Counts over recorded entries, as an export states them. */
export interface Totals {
  incidents: number;
  /** Entries known to be lost: the sum of all gaps. */
  missing: number;
  /** Incidents by system id. */
  systems: Record<string, number>;
  /** Incidents by their strongest outcome; incidents without an outcome are left out. */
  outcomes: Partial<Record<Outcome, number>>;
}

/** Count recorded entries. Those that a newer program wrote are left out: the meaning of their fields is unknown. */
export function totalsOf(rows: readonly Recorded[]): Totals {
  const known = rows.filter(({ entry }) => !isNewerEntry(entry));
  const incidents = known.flatMap(({ entry, outcome }) => (entry.kind === 'incident' ? [{ ...entry, outcome }] : []));
  const gaps = known.flatMap(({ entry }) => (entry.kind === 'gap' ? [entry.missing] : []));
  const missing = gaps.reduce(addBounded, 0);
  return {
    incidents: incidents.length,
    missing,
    systems: countBy(incidents.map(({ system }) => system)),
    outcomes: countBy(incidents.flatMap(({ outcome }) => outcome ?? [])),
  };
}

/** Add two counts. A journal may hold gaps that a page made up; their sum stays a number that JSON can hold exactly. */
export function addBounded(a: number, b: number): number {
  return Math.min(a + b, Number.MAX_SAFE_INTEGER);
}

/** Count in a Map: in a plain object, a system named `constructor` would start from `Object.prototype.constructor`. */
function countBy<T extends string>(names: readonly T[]): Record<T, number> {
  const counts = new Map<T, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<T, number>;
}
