import { cellsToSuppress, type Grid } from './secondary-suppression.ts';

/**
 * Cell suppression for frequency tables. Primary suppression withholds sensitive cells; secondary (complementary)
 * suppression withholds further cells so that no reader can compute the first ones from the totals:
 * https://sdctools.github.io/HandbookSDC/05-frequency-tables.html,
 * https://www.cbs.nl/nl-nl/achtergrond/2010/15/a-general-formulation-of-the-secondary-cell-suppression-problem.
 */

/**
 * Lowest threshold, in PCs, of the threshold rule (https://stats.oecd.org/glossary/detail.asp?ID=7010). A school may set
 * a higher threshold, never a lower one.
 */
export const minimumPcs = 5;

/** A number of incidents and the number of different PCs that contributed to it. */
export interface PcCount {
  count: number;
  pcs: number;
}

/** A count in a report; `null` means suppressed. */
export type Shown = number | null;

/** Counts by one dimension. The total counts each PC once, although a PC may contribute to several cells. */
export interface CountLine {
  cells: readonly PcCount[];
  total: PcCount;
}

/** Counts by two dimensions: `cells[row][column]`, the totals of rows and columns, and the grand total. */
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

/** Return true if a cell is sensitive: at least one PC contributed to it, but fewer than `threshold` PCs. */
export function isSensitive({ pcs }: PcCount, threshold: number): boolean {
  return pcs > 0 && pcs < threshold;
}

/**
 * Suppress the sensitive cells of a line, then further cells until the total minus the shown cells reveals no single
 * suppressed one: at least two cells are suppressed, with a sum of at least the threshold.
 * @param threshold PCs; values below {@link minimumPcs} are raised to it
 * @param important index of a cell to suppress last, when no other is left
 */
export function suppressLine({ cells, total }: CountLine, threshold = minimumPcs, important = -1): SuppressedLine {
  const minPcs = Math.max(minimumPcs, threshold);
  if (isSensitive(total, minPcs)) return { cells: cells.map(() => null), total: null };
  const suppressed = new Set(cells.flatMap((cell, i) => (isSensitive(cell, minPcs) ? [i] : [])));
  const candidates = cells.map((_, i) => i).filter((i) => !suppressed.has(i));
  const rank = (i: number): [number, number] => [i === important ? 1 : 0, suppressionCost(cells[i])];
  candidates.sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
  const sum = (): number => [...suppressed].reduce((all, i) => all + (cells[i]?.count ?? 0), 0);
  while (suppressed.size > 0 && (suppressed.size < 2 || sum() < minPcs) && candidates.length > 0) {
    suppressed.add(candidates.shift() as number);
  }
  return { cells: cells.map(({ count }, i) => (suppressed.has(i) ? null : count)), total: total.count };
}

/**
 * Suppress the sensitive cells of a table, then further cells until every suppressed cell can have at least `threshold`
 * different values, whatever is added up or subtracted. Totals are suppressed exactly as {@link suppressLine} does, so
 * that tables that share totals reveal no more together than each one alone. All cells under a suppressed total are
 * suppressed.
 * @param threshold PCs; values below {@link minimumPcs} are raised to it
 */
export function suppressTable(table: CountTable, threshold = minimumPcs): SuppressedTable {
  const { cells, rows, columns, total } = table;
  const minPcs = Math.max(minimumPcs, threshold);
  const shownRows = suppressLine({ cells: rows, total }, minPcs).cells;
  const shownColumns = suppressLine({ cells: columns, total }, minPcs).cells;
  const grid = gridOf(table, shownRows, shownColumns, minPcs);
  const isAllSuppressed = isSensitive(total, minPcs);
  if (!isAllSuppressed) addSecondarySuppression(grid, minPcs);
  const shown = (r: number, c: number): Shown => (grid.hidden[r]?.[c] ? null : (grid.counts[r]?.[c] ?? 0));
  return {
    cells: cells.map((row, r) => row.map((_, c) => shown(r, c))),
    rows: shownRows,
    columns: shownColumns,
    total: isAllSuppressed ? null : total.count,
  };
}

/** Build the table with its totals as last row and column, and mark what primary suppression and totals withhold. */
function gridOf(
  { cells, rows, columns, total }: CountTable,
  shownRows: readonly Shown[],
  shownColumns: readonly Shown[],
  minPcs: number,
): Grid {
  const isAllSuppressed = isSensitive(total, minPcs);
  const isHidden = (cell: PcCount, r: number, c: number): boolean => {
    // All cells under a total of 0 are known to be 0.
    if (shownRows[r] === 0 || shownColumns[c] === 0) return false;
    return isAllSuppressed || shownRows[r] === null || shownColumns[c] === null || isSensitive(cell, minPcs);
  };
  return {
    counts: [...cells.map((row, r) => [...row, rows[r] ?? emptyCell]), [...columns, total]].map((row) =>
      row.map(({ count }) => count),
    ),
    hidden: [
      ...cells.map((row, r) => [...row.map((cell, c) => isHidden(cell, r, c)), shownRows[r] === null]),
      [...shownColumns.map((shown) => shown === null), isAllSuppressed],
    ],
  };
}

/** Mark the cheapest further cells until every hidden inner cell has `threshold` possible values. */
function addSecondarySuppression({ counts, hidden }: Grid, threshold: number): void {
  for (let r = 0; r < counts.length - 1; r++) {
    for (let c = 0; c < (counts[r]?.length ?? 0) - 1; c++) {
      if (!hidden[r]?.[c]) continue;
      for (const [row, column] of cellsToSuppress({ counts, hidden }, r, c, threshold)) {
        const line = hidden[row];
        if (line) line[column] = true;
      }
    }
  }
}

const emptyCell: PcCount = { count: 0, pcs: 0 };

/** Small cells first, because they lose the least information. Empty cells last, because they protect nothing. */
function suppressionCost(cell: PcCount | undefined): number {
  return cell?.count || Number.POSITIVE_INFINITY;
}
