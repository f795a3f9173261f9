import type { Incident } from '../journal/entry.ts';
import type { Recorded } from '../journal/recorded-entry.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { Joined, PcRecord } from './merge.ts';
import {
  type Cell,
  type CountTable,
  fewestPcs,
  type ShownLine,
  type ShownTable,
  showLine,
  showTable,
} from './suppression.ts';

/** An incident of some PC, with what came of it. */
export interface PcIncident {
  pc: PcRecord;
  incident: Incident;
  outcome: Recorded['outcome'];
}

/** A table of counts that may be shown, with the keys of its lines. */
export interface KeyedTable extends ShownTable {
  rowKeys: string[];
  columnKeys: string[];
}

/** What incidents are counted by: keys in their order, and which of them an incident has. */
export interface Grouping {
  keys: readonly string[];
  of(incident: PcIncident): string;
}

/** Incidents of a range, of all PCs. */
export function incidentsOf({ pcs }: Joined, range: DayRange): PcIncident[] {
  return pcs.flatMap((pc) =>
    pc.lines.flatMap(({ entry, outcome }) =>
      entry.kind === 'incident' && within(entry.day, range) ? [{ pc, incident: entry, outcome }] : [],
    ),
  );
}

/** Counts incidents by one thing, and withholds what would point at few PCs. */
export function lineOf(incidents: readonly PcIncident[], by: Grouping, fewest = fewestPcs): ShownLine {
  const tallies = new Map(by.keys.map((key) => [key, new Tally()]));
  const total = new Tally();
  for (const incident of incidents) {
    total.add(incident.pc.pc);
    tallies.get(by.of(incident))?.add(incident.pc.pc);
  }
  return showLine({ cells: [...tallies.values()], total }, fewest);
}

/**
 * Counts incidents by two things and withholds what would point at few PCs. The lines come in the order of the keys
 * given; incidents under other keys are counted under none.
 */
export function tableOf(
  incidents: readonly PcIncident[],
  rows: Grouping,
  columns: Grouping,
  fewest = fewestPcs,
): KeyedTable {
  const table = countTable(incidents, rows, columns);
  return { ...showTable(table, fewest), rowKeys: [...rows.keys], columnKeys: [...columns.keys] };
}

function countTable(incidents: readonly PcIncident[], rows: Grouping, columns: Grouping): CountTable {
  const rowAt = new Map(rows.keys.map((key, i) => [key, i]));
  const columnAt = new Map(columns.keys.map((key, i) => [key, i]));
  const cells = rows.keys.map(() => columns.keys.map(() => new Tally()));
  const table = {
    cells,
    rows: rows.keys.map(() => new Tally()),
    columns: columns.keys.map(() => new Tally()),
    total: new Tally(),
  };
  for (const incident of incidents) {
    const r = rowAt.get(rows.of(incident));
    const c = columnAt.get(columns.of(incident));
    if (r === undefined || c === undefined) continue;
    for (const tally of [cells[r]?.[c], table.rows[r], table.columns[c], table.total]) tally?.add(incident.pc.pc);
  }
  return table;
}

/** A count that knows which PCs stand behind it. */
class Tally implements Cell {
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
