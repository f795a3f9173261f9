import type { Incident } from '../journal/entry.ts';
import type { Recorded } from '../journal/recorded-entry.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { MergedExports, PcRecord } from './merge.ts';
import {
  type CountTable,
  minimumPcs,
  type PcCount,
  type SuppressedLine,
  type SuppressedTable,
  suppressLine,
  suppressTable,
} from './suppression.ts';

/** An incident of some PC, with what came of it. */
export interface PcIncident {
  pc: PcRecord;
  incident: Incident;
  outcome: Recorded['outcome'];
}

/** A table of counts that may be shown, with the keys of its lines. */
export interface Crosstab extends SuppressedTable {
  rowKeys: string[];
  columnKeys: string[];
}

/** What incidents are counted by: keys in their order, and which of them an incident has. */
export interface Grouping {
  keys: readonly string[];
  of(incident: PcIncident): string;
}

/** Incidents of a range, of all PCs. */
export function incidentsOf({ pcs }: MergedExports, range: DayRange): PcIncident[] {
  return pcs.flatMap((pc) =>
    pc.lines.flatMap(({ entry, outcome }) =>
      entry.kind === 'incident' && within(entry.day, range) ? [{ pc, incident: entry, outcome }] : [],
    ),
  );
}

/** Counts incidents by one thing, and withholds what would point at few PCs. */
export function oneWayTable(incidents: readonly PcIncident[], by: Grouping, fewest = minimumPcs): SuppressedLine {
  const counters = new Map(by.keys.map((key) => [key, new PcCounter()]));
  const total = new PcCounter();
  for (const incident of incidents) {
    total.add(incident.pc.pc);
    counters.get(by.of(incident))?.add(incident.pc.pc);
  }
  return suppressLine({ cells: [...counters.values()], total }, fewest);
}

/**
 * Counts incidents by two things and withholds what would point at few PCs. The lines come in the order of the keys
 * given; incidents under other keys are counted under none.
 */
export function crosstab(
  incidents: readonly PcIncident[],
  rows: Grouping,
  columns: Grouping,
  fewest = minimumPcs,
): Crosstab {
  const table = countTable(incidents, rows, columns);
  return { ...suppressTable(table, fewest), rowKeys: [...rows.keys], columnKeys: [...columns.keys] };
}

function countTable(incidents: readonly PcIncident[], rows: Grouping, columns: Grouping): CountTable {
  const rowAt = new Map(rows.keys.map((key, i) => [key, i]));
  const columnAt = new Map(columns.keys.map((key, i) => [key, i]));
  const cells = rows.keys.map(() => columns.keys.map(() => new PcCounter()));
  const table = {
    cells,
    rows: rows.keys.map(() => new PcCounter()),
    columns: columns.keys.map(() => new PcCounter()),
    total: new PcCounter(),
  };
  for (const incident of incidents) {
    const r = rowAt.get(rows.of(incident));
    const c = columnAt.get(columns.of(incident));
    if (r === undefined || c === undefined) continue;
    for (const counter of [cells[r]?.[c], table.rows[r], table.columns[c], table.total]) counter?.add(incident.pc.pc);
  }
  return table;
}

/** A count that knows which PCs stand behind it. */
class PcCounter implements PcCount {
  count = 0;
  private readonly seen = new Set<string>();

  get pcs(): number {
    return this.seen.size;
  }

  add(pc: string): void {
    this.count += 1;
    this.seen.add(pc);
  }
}
