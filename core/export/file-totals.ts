import type { Entry, Outcome } from '../journal/entry.ts';
import { isNewerEntry } from '../journal/format-versions.ts';
import { recordedOf, weightier } from '../journal/recorded-entry.ts';
import { addBounded, type Totals, totalsOf } from '../journal/totals.ts';

/** An incident whose outcome is in another day log, with the outcome in its own day log. */
export type StrayIncident = { outcome: Outcome | null } | null;

/**
 * Totals of a file that is read one day log at a time. Only counts are held, and the few outcomes that are in another
 * day log than their incident.
 */
export class FileTotals {
  private readonly sum: Totals = { incidents: 0, missing: 0, systems: {}, outcomes: {} };
  private readonly strays = new Map<string, Outcome>();

  /** Add all entries of a day log. */
  add(entries: readonly Entry[]): void {
    const rows = recordedOf(entries);
    const { incidents, missing, systems, outcomes } = totalsOf(rows);
    this.sum.incidents += incidents;
    this.sum.missing = addBounded(this.sum.missing, missing);
    this.sum.systems = added(this.sum.systems, systems);
    this.sum.outcomes = added(this.sum.outcomes, outcomes);
    const own = new Set(rows.map(({ entry }) => entry.id));
    for (const entry of entries) {
      if (entry.kind !== 'outcome' || isNewerEntry(entry) || own.has(entry.incident)) continue;
      this.strays.set(entry.incident, weightier(this.strays.get(entry.incident) ?? null, entry.outcome));
    }
  }

  /**
   * Return the totals of all added entries.
   * @param find look up the incident of an outcome in another day log; `null` if the file does not hold it or a newer
   *   program wrote it
   */
  async total(find: (id: string) => Promise<StrayIncident>): Promise<Totals> {
    for (const [id, stray] of this.strays) {
      const incident = await find(id);
      const best = incident && weightier(incident.outcome, stray);
      if (!best || best === incident.outcome) continue;
      this.sum.outcomes = added(this.sum.outcomes, { [best]: 1 });
      if (incident.outcome) this.sum.outcomes = added(this.sum.outcomes, { [incident.outcome]: -1 });
    }
    return this.sum;
  }
}

/** Add counts by name. A map is used because a plain object has inherited keys such as `constructor`. */
function added(counts: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const sum = new Map(Object.entries(counts));
  for (const [name, count] of Object.entries(more)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0));
}
