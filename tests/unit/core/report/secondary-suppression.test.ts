import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellsToSuppress } from '../../../../core/report/secondary-suppression.ts';

/** A table with its totals as last row and last column. */
function withTotals(cells: readonly (readonly number[])[]): number[][] {
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const rows = cells.map((row) => [...row, sum(row)]);
  return [...rows, (rows[0] ?? []).map((_, c) => sum(rows.map((row) => row[c] ?? 0)))];
}

const mask = (counts: readonly (readonly number[])[], ...hidden: (readonly [number, number])[]): boolean[][] =>
  counts.map((row, r) => row.map((_, c) => hidden.some(([y, x]) => y === r && x === c)));

/**
 * List the values that a reader must consider for a hidden cell, by trying each table of whole numbers that has the
 * shown cells and the totals.
 */
function possibleValues(counts: readonly (readonly number[])[], hidden: boolean[][], target: Cell): Set<number> {
  const cells = counts.slice(0, -1).flatMap((row, r) => row.slice(0, -1).map((_, c) => [r, c] as const));
  const open = cells.filter(([r, c]) => hidden[r]?.[c]);
  // What the shown cells leave of the total of each row and column.
  const inRow = counts.map((row, r) => row.reduce((rest, n, c) => (hidden[r]?.[c] ? rest + n : rest), 0));
  const inColumn = (counts[0] ?? []).map((_, c) =>
    counts.reduce((sum, row, r) => sum + (hidden[r]?.[c] ? (row[c] ?? 0) : 0), 0),
  );
  const values = new Set<number>();
  const fill = (at: number, found: number): void => {
    const [r, c] = open[at] ?? [-1, -1];
    if (r < 0) {
      if ([...inRow, ...inColumn].every((rest) => rest === 0)) values.add(found);
      return;
    }
    const most = Math.min(inRow[r] ?? 0, inColumn[c] ?? 0);
    for (let value = 0; value <= most; value += 1) {
      inRow[r] = (inRow[r] ?? 0) - value;
      inColumn[c] = (inColumn[c] ?? 0) - value;
      fill(at + 1, r === target[0] && c === target[1] ? value : found);
      inRow[r] = (inRow[r] ?? 0) + value;
      inColumn[c] = (inColumn[c] ?? 0) + value;
    }
  };
  fill(0, -1);
  return values;
}

type Cell = readonly [row: number, column: number];

test.each([
  [
    'the cheapest loop of a 2 × 2 table',
    [
      [3, 9],
      [9, 9],
    ],
    3,
    [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  ],
  [
    'the cheaper of two columns',
    [
      [3, 40, 6],
      [9, 50, 8],
    ],
    3,
    [
      [0, 2],
      [1, 0],
      [1, 2],
    ],
  ],
  [
    'the cheaper of two rows',
    [
      [3, 9],
      [40, 9],
      [6, 9],
    ],
    3,
    [
      [0, 1],
      [2, 0],
      [2, 1],
    ],
  ],
] as [string, number[][], number, [number, number][]][])('chooses %s', (_name, cells, range, expected) => {
  const counts = withTotals(cells);
  const chosen = cellsToSuppress({ counts, hidden: mask(counts, [0, 0]) }, 0, 0, range);
  expect(chosen.sort(([a, b], [c, d]) => a - c || b - d)).toEqual(expected);
});

describe('cellsToSuppress', () => {
  it('adds nothing when hidden cells already give the range', () => {
    const counts = withTotals([
      [3, 9],
      [9, 9],
    ]);
    const hidden = mask(counts, [0, 0], [0, 1], [1, 0], [1, 1]);
    expect(cellsToSuppress({ counts, hidden }, 0, 0, 5)).toEqual([]);
  });

  it('never adds a total', () => {
    const counts = withTotals([[1, 1]]);
    const chosen = cellsToSuppress({ counts, hidden: mask(counts, [0, 0]) }, 0, 0, 5);
    expect(chosen.every(([r, c]) => r < 1 && c < 2)).toBe(true);
  });

  it('leaves as many values possible as the range requires, wherever hiding all cells would', () => {
    const table = fc
      .record({ height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 3 }) })
      .chain(({ height, width }) =>
        fc.array(fc.array(fc.nat(3), { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      );
    fc.assert(
      fc.property(table, fc.nat(), fc.integer({ min: 1, max: 3 }), (cells, at, range) => {
        const width = cells[0]?.length ?? 1;
        const target = at % (cells.length * width);
        const [row, column] = [Math.floor(target / width), target % width];
        const counts = withTotals(cells);
        const all = cells.flatMap((line, r) => line.map((_, c) => [r, c] as const));
        const most = possibleValues(counts, mask(counts, ...all), [row, column]).size - 1;
        const chosen = cellsToSuppress({ counts, hidden: mask(counts, [row, column]) }, row, column, range);
        const left = possibleValues(counts, mask(counts, [row, column], ...chosen), [row, column]).size - 1;
        expect(left).toBeGreaterThanOrEqual(Math.min(range, most));
      }),
      { numRuns: 100 },
    );
  });
});
