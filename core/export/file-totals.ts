import type { Entry, Outcome } from '../journal/entry.ts';
import { recordedOf, weightier } from '../journal/recorded-entry.ts';
import { type Totals, totalsOf } from '../journal/totals.ts';

/** The incident of an answer that stands on another sheet: what its own sheet says came of it. */
export type StrayIncident = { outcome: Outcome | null } | null;

/**
 * Totals of a file that is read a sheet at a time: nothing is held but counts, and answers that stand on another sheet
 * than their incident, of which there are few.
 */
export class FileTotals {
  private readonly sum: Totals = { incidents: 0, missing: 0, systems: {}, outcomes: {} };
  private readonly strays = new Map<string, Outcome>();

  /** Adds all entries of a sheet. */
  add(entries: readonly Entry[]): void {
    const rows = recordedOf(entries);
    const { incidents, missing, systems, outcomes } = totalsOf(rows);
    this.sum.incidents += incidents;
    this.sum.missing += missing;
    this.sum.systems = added(this.sum.systems, systems);
    this.sum.outcomes = added(this.sum.outcomes, outcomes);
    const own = new Set(rows.map(({ entry }) => entry.id));
    for (const entry of entries) {
      if (entry.kind !== 'outcome' || own.has(entry.incident)) continue;
      this.strays.set(entry.incident, weightier(this.strays.get(entry.incident) ?? null, entry.outcome));
    }
  }

  /**
   * The totals of all that was added.
   * @param find an incident of this file that an answer on another sheet is about; `null` when it is not in the file
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

/** Counted in a map: among plain objects a system called `constructor` would begin with a function. */
function added(counts: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const sum = new Map(Object.entries(counts));
  for (const [name, count] of Object.entries(more)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries([...sum].filter(([, count]) => count !== 0));
}
