import { cellsToSuppress, type Grid } from './secondary-suppression.ts';

/** Below so many PCs a number could point at one of them. The school may ask for more, never for less. */
export const minimumPcs = 5;

/** A count and the number of different PCs that stand behind it. */
export interface PcCount {
  count: number;
  pcs: number;
}

/** A count that may be shown; `null` is withheld. */
export type Shown = number | null;

/** Counts in a line with their total, whose PCs are counted again: one PC may stand behind many cells. */
export interface CountLine {
  cells: readonly PcCount[];
  total: PcCount;
}

/** Counts by two things at once with all their totals. */
export interface CountTable {
  cells: readonly (readonly PcCount[])[];
  rows: readonly PcCount[];
  columns: readonly PcCount[];
  total: PcCount;
}

export interface SuppressedLine {
  cells: Shown[];
  total: Shown;
}

export interface SuppressedTable {
  cells: Shown[][];
  rows: Shown[];
  columns: Shown[];
  total: Shown;
}

/** Whether a cell must not be shown: somebody stands behind it, but fewer PCs than `fewest`. */
export function isSensitive({ pcs }: PcCount, fewest: number): boolean {
  return pcs > 0 && pcs < fewest;
}

/**
 * Withholds the small cells of a line, and as many others as it takes that the rest subtracted from the total gives no
 * withheld cell away: at least two, with a sum of at least `fewest`.
 */
export function suppressLine({ cells, total }: CountLine, asked = minimumPcs): SuppressedLine {
  const fewest = Math.max(minimumPcs, asked);
  if (isSensitive(total, fewest)) return { cells: cells.map(() => null), total: null };
  const withheld = new Set(cells.flatMap((cell, i) => (isSensitive(cell, fewest) ? [i] : [])));
  // The least is lost by the smallest; an empty cell hides nothing as long as there is another.
  const spare = cells.map((_, i) => i).filter((i) => !withheld.has(i));
  spare.sort((a, b) => size(cells[a]) - size(cells[b]));
  const sum = (): number => [...withheld].reduce((all, i) => all + (cells[i]?.count ?? 0), 0);
  while (withheld.size > 0 && (withheld.size < 2 || sum() < fewest) && spare.length > 0) {
    withheld.add(spare.shift() as number);
  }
  return { cells: cells.map(({ count }, i) => (withheld.has(i) ? null : count)), total: total.count };
}

/**
 * Withholds the small cells of a table, and others with them, so that whatever is added up or subtracted leaves every
 * withheld cell at least `fewest` different values it might have. Totals are shown exactly as {@link suppressLine} shows
 * them, so that tables with totals in common give no more away together than each alone: the line of a withheld total
 * is withheld whole.
 */
export function suppressTable({ cells, rows, columns, total }: CountTable, asked = minimumPcs): SuppressedTable {
  const fewest = Math.max(minimumPcs, asked);
  const shownRows = suppressLine({ cells: rows, total }, fewest).cells;
  const shownColumns = suppressLine({ cells: columns, total }, fewest).cells;
  const all = isSensitive(total, fewest);
  const isHidden = (cell: PcCount, r: number, c: number): boolean => {
    // Under a total of nothing there is nothing, hidden or not.
    if (shownRows[r] === 0 || shownColumns[c] === 0) return false;
    return all || shownRows[r] === null || shownColumns[c] === null || isSensitive(cell, fewest);
  };
  const grid: Grid = {
    counts: [...cells.map((row, r) => [...row, rows[r] ?? none]), [...columns, total]].map((row) => row.map(countOf)),
    hidden: [
      ...cells.map((row, r) => [...row.map((cell, c) => isHidden(cell, r, c)), shownRows[r] === null]),
      [...shownColumns.map((shown) => shown === null), all],
    ],
  };
  if (!all) withholdMore(grid, fewest);
  const shown = (r: number, c: number): Shown => (grid.hidden[r]?.[c] ? null : (grid.counts[r]?.[c] ?? 0));
  return {
    cells: cells.map((row, r) => row.map((_, c) => shown(r, c))),
    rows: shownRows,
    columns: shownColumns,
    total: all ? null : total.count,
  };
}

/** Adds the cheapest cells until every withheld cell of the inner table has room. */
function withholdMore({ counts, hidden }: Grid, fewest: number): void {
  for (let r = 0; r < counts.length - 1; r++) {
    for (let c = 0; c < (counts[r]?.length ?? 0) - 1; c++) {
      if (!hidden[r]?.[c]) continue;
      for (const [row, column] of cellsToSuppress({ counts, hidden }, r, c, fewest)) {
        const line = hidden[row];
        if (line) line[column] = true;
      }
    }
  }
}

const none: PcCount = { count: 0, pcs: 0 };

const countOf = ({ count }: PcCount): number => count;

/** Empty cells come last: they add nothing to what is withheld. */
function size(cell: PcCount | undefined): number {
  return cell?.count || Number.POSITIVE_INFINITY;
}
