import { type CountDimension, noOutcome } from '../journal/daily-aggregates.ts';
import type { Incident, Outcome } from '../journal/entry.ts';
import type { Recorded } from '../journal/recorded-entry.ts';
import { timeOfKey } from '../journal/time-key.ts';
import { type DayRange, within } from '../time/day-range.ts';
import type { MergedExports, PcRecord } from './merge.ts';
import {
  type CountLine,
  type CountTable,
  minimumPcs,
  type PcCount,
  type SuppressedLine,
  type SuppressedTable,
  suppressLine,
  suppressTable,
} from './suppression.ts';

/** An incident with its PC and what is recorded about it. */
export interface PcIncident {
  pc: PcRecord;
  incident: Incident;
  outcome: Recorded['outcome'];
  mistake?: Recorded['mistake'];
  arrived?: Recorded['arrived'];
}

/** A table of two dimensions after suppression, with the keys of its rows and columns. */
export interface Crosstab extends SuppressedTable {
  rowKeys: string[];
  columnKeys: string[];
}

/** A dimension to count by: its keys in order, and the key of an incident. */
export interface Grouping {
  keys: readonly string[];
  of(incident: PcIncident): string;
}

/** What incidents of day sums can be counted by, beside their day and PC. */
export type SummedDimension = Extract<CountDimension, 'system' | 'time' | 'outcome' | 'noticed' | 'pack' | 'surface'>;

/**
 * List the incidents of all PCs within a range.
 * @param by what they are counted by: incidents of day sums are listed too, and tell nothing else. Without it, only single
 *   incidents are listed
 */
export function incidentsOf({ pcs }: MergedExports, range: DayRange, by?: SummedDimension): PcIncident[] {
  return pcs.flatMap((pc) => [
    ...pc.lines.flatMap(({ entry, ...about }) =>
      entry.kind === 'incident' && within(entry.day, range) ? [{ pc, incident: entry, ...about }] : [],
    ),
    ...(by ? summedIncidents(pc, range, by) : []),
  ]);
}

/** List the incidents of the day sums of a PC as often as they were counted. Each tells its day and the dimension. */
function summedIncidents(pc: PcRecord, range: DayRange, by: SummedDimension): PcIncident[] {
  const days = [...pc.sums].filter(([day]) => within(day, range));
  return days.flatMap(([day, aggregate]) =>
    [...aggregate.by[by]].flatMap(([key, count]) => {
      const incident = { kind: 'incident', day, ...fieldOf(by, key) } as Incident;
      const outcome = by === 'outcome' && key !== noOutcome ? (key as Outcome) : null;
      return Array.from({ length: count }, () => ({ pc, incident, outcome }));
    }),
  );
}

/** Return the fields of an incident that a key of daily aggregates stands for. */
function fieldOf(by: SummedDimension, key: string): Partial<Incident> {
  if (by === 'outcome') return {};
  if (by !== 'time') return { [by]: key };
  return timeOfKey(key);
}

/**
 * Count incidents by one dimension and apply suppression. The cells have the order of the keys; an incident with
 * another key counts in the total only.
 * @param threshold PCs, {@link minimumPcs} at least
 */
export function oneWayTable(
  incidents: readonly PcIncident[],
  by: Grouping,
  threshold: number = minimumPcs,
): SuppressedLine {
  return suppressLine(countLine(incidents, by), threshold);
}

/** Count incidents and their PCs by one dimension, without suppression. The cells have the order of the keys. */
export function countLine(incidents: readonly PcIncident[], by: Grouping): CountLine {
  const counters = new Map(by.keys.map((key) => [key, new PcCounter()]));
  const total = new PcCounter();
  for (const incident of incidents) {
    total.add(incident.pc.pc);
    counters.get(by.of(incident))?.add(incident.pc.pc);
  }
  return { cells: [...counters.values()], total };
}

/** Count incidents by two dimensions, without suppression; otherwise as {@link crosstab}. */
export function exactTable(incidents: readonly PcIncident[], rows: Grouping, columns: Grouping): Crosstab {
  const table = countTable(incidents, rows, columns);
  const count = (cell: PcCount): number => cell.count;
  return {
    cells: table.cells.map((row) => row.map(count)),
    rows: table.rows.map(count),
    columns: table.columns.map(count),
    total: table.total.count,
    rowKeys: [...rows.keys],
    columnKeys: [...columns.keys],
  };
}

/**
 * Count incidents by two dimensions and apply suppression. Rows and columns have the order of the keys; an incident
 * with another key in either dimension is not counted.
 * @param threshold PCs, {@link minimumPcs} at least
 */
export function crosstab(
  incidents: readonly PcIncident[],
  rows: Grouping,
  columns: Grouping,
  threshold: number = minimumPcs,
): Crosstab {
  const table = countTable(incidents, rows, columns);
  return { ...suppressTable(table, threshold), rowKeys: [...rows.keys], columnKeys: [...columns.keys] };
}

function countTable(incidents: readonly PcIncident[], rows: Grouping, columns: Grouping): CountTable {
  const rowAt = new Map(rows.keys.map((key, i) => [key, i]));
  const columnAt = new Map(columns.keys.map((key, i) => [key, i]));
  const table = {
    cells: rows.keys.map(() => columns.keys.map(() => new PcCounter())),
    rows: rows.keys.map(() => new PcCounter()),
    columns: columns.keys.map(() => new PcCounter()),
    total: new PcCounter(),
  };
  for (const incident of incidents) {
    const r = rowAt.get(rows.of(incident));
    const c = columnAt.get(columns.of(incident));
    if (r === undefined || c === undefined) continue;
    const counters = [table.cells[r]?.[c], table.rows[r], table.columns[c], table.total];
    for (const counter of counters) counter?.add(incident.pc.pc);
  }
  return table;
}

/** Counts incidents and the different PCs that they come from. */
class PcCounter implements PcCount {
  count = 0;
  private readonly seen = new Set<string>();

  get pcs(): number {
    return this.seen.size;
  }

  /** @param pc fingerprint of the PC's key */
  add(pc: string): void {
    this.count += 1;
    this.seen.add(pc);
  }
}
