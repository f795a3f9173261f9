import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Constraint, type Model, solve } from 'yalps';
import {
  type CountLine,
  type CountTable,
  isSensitive,
  minimumPcs,
  type PcCount,
  type SuppressedTable,
  suppressLine,
  suppressTable,
} from '../../../../core/report/suppression.ts';

/** Incidents by PC, row and column: the raw data of the tables. */
type Truth = { pc: number; row: number; column: number; count: number }[];

function cellOf(truth: Truth): PcCount {
  return {
    count: truth.reduce((sum, { count }) => sum + count, 0),
    pcs: new Set(truth.map(({ pc }) => pc)).size,
  };
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

function tableOf(truth: Truth, height: number, width: number): CountTable {
  return {
    cells: range(height).map((r) =>
      range(width).map((c) => cellOf(truth.filter(({ row, column }) => row === r && column === c))),
    ),
    rows: range(height).map((r) => cellOf(truth.filter(({ row }) => row === r))),
    columns: range(width).map((c) => cellOf(truth.filter(({ column }) => column === c))),
    total: cellOf(truth),
  };
}

const anyTruth = (height: number, width: number, pcs: number): fc.Arbitrary<Truth> =>
  fc.array(
    fc.record({
      pc: fc.nat(pcs - 1),
      row: fc.nat(height - 1),
      column: fc.nat(width - 1),
      count: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 40 })),
    }),
    { maxLength: 100 },
  );

const anySize = fc.record({
  height: fc.integer({ min: 1, max: 6 }),
  width: fc.integer({ min: 1, max: 6 }),
  pcs: fc.integer({ min: 1, max: 25 }),
});

/**
 * The equations that a reader can derive from the shown tables: the cells of a row and of a column add up to their
 * totals. Unknowns are named `r,c`; totals shared by several tables are the same unknown.
 */
function equations(table: SuppressedTable, name: string, model: Attack): void {
  const cell = (r: number, c: number): Term => [`${name} ${r},${c}`, table.cells[r]?.[c] ?? null];
  const row = (r: number): Term => [`${name} row ${r}`, table.rows[r] ?? null];
  const column = (c: number): Term => [`column ${c}`, table.columns[c] ?? null];
  const height = table.rows.length;
  const width = table.columns.length;
  for (const r of range(height))
    model.add(
      range(width).map((c) => cell(r, c)),
      row(r),
    );
  for (const c of range(width))
    model.add(
      range(height).map((r) => cell(r, c)),
      column(c),
    );
  model.add(range(height).map(row), ['total', table.total]);
  model.add(range(width).map(column), ['total', table.total]);
}

type Term = [name: string, shown: number | null];

/** Solve the shown tables as an attacker with a linear solver can. */
class Attack {
  private readonly constraints: Record<string, Constraint> = {};
  private readonly unknowns: Record<string, Record<string, number>> = {};

  add(parts: readonly Term[], sum: Term): void {
    const equation = `equation ${Object.keys(this.constraints).length}`;
    let right = 0;
    for (const [term, sign] of [...parts.map((part) => [part, 1] as const), [sum, -1] as const]) {
      const [name, shown] = term;
      if (shown !== null) right -= sign * shown;
      else {
        const unknown = this.unknowns[name] ?? {};
        unknown[equation] = (unknown[equation] ?? 0) + sign;
        this.unknowns[name] = unknown;
      }
    }
    this.constraints[equation] = { equal: right };
  }

  /** The minimum and maximum possible value of every withheld number. */
  ranges(): [name: string, least: number, largest: number][] {
    return Object.keys(this.unknowns).map((name) => [name, this.solve(name, 'minimize'), this.solve(name, 'maximize')]);
  }

  private solve(name: string, direction: 'minimize' | 'maximize'): number {
    const variables = Object.fromEntries(
      Object.entries(this.unknowns).map(([key, terms]) => [key, { ...terms, wanted: key === name ? 1 : 0 }]),
    );
    const model: Model = { direction, objective: 'wanted', constraints: this.constraints, variables };
    const { status, result } = solve(model);
    if (status === 'unbounded') return Number.POSITIVE_INFINITY;
    if (status !== 'optimal') throw new Error(`${status} for ${name}`);
    return result;
  }
}

/** Return the withheld numbers whose possible range is too narrow. */
function givenAway(tables: readonly SuppressedTable[], fewest: number): string[] {
  const attack = new Attack();
  for (const [i, table] of tables.entries()) equations(table, `table ${i}`, attack);
  return attack
    .ranges()
    .filter(([, least, largest]) => largest - least < fewest - 1e-6)
    .map(([name, least, largest]) => `${name} is ${least} to ${largest}`);
}

describe('suppressLine', () => {
  const line = (...cells: PcCount[]): CountLine => ({
    cells,
    total: { count: cells.reduce((sum, { count }) => sum + count, 0), pcs: 20 },
  });

  it('shows numbers from enough PCs, and zero as zero', () => {
    expect(suppressLine(line({ count: 9, pcs: 5 }, { count: 0, pcs: 0 }))).toEqual({ cells: [9, 0], total: 9 });
  });

  it('also withholds the smallest other cell, so that the first cannot be derived', () => {
    const cells = [
      { count: 40, pcs: 4 },
      { count: 90, pcs: 20 },
      { count: 7, pcs: 6 },
      { count: 0, pcs: 0 },
    ];
    expect(suppressLine(line(...cells))).toEqual({ cells: [null, 90, null, 0], total: 137 });
  });

  it('withholds a total from too few PCs', () => {
    expect(suppressLine({ cells: [{ count: 3, pcs: 2 }], total: { count: 3, pcs: 2 } })).toEqual({
      cells: [null],
      total: null,
    });
  });

  it('allows only a higher threshold', () => {
    const cells = line({ count: 9, pcs: 4 }, { count: 30, pcs: 7 }, { count: 50, pcs: 12 });
    expect(suppressLine(cells, 1)).toEqual(suppressLine(cells));
    expect(suppressLine(cells, 10).cells).toEqual([null, null, 50]);
  });
});

describe('suppressTable', () => {
  it('keeps sums consistent and shows no small number', () => {
    fc.assert(
      fc.property(
        anySize.chain(({ height, width, pcs }) => anyTruth(height, width, pcs).map((t) => tableOf(t, height, width))),
        (table) => {
          const shown = suppressTable(table);
          table.cells.forEach((row, r) => {
            row.forEach((cell, c) => {
              const seen = shown.cells[r]?.[c];
              expect(seen === null || seen === cell.count).toBe(true);
              if (isSensitive(cell, minimumPcs)) expect(seen).toBeNull();
            });
          });
          expect(shown.rows).toEqual(suppressLine({ cells: table.rows, total: table.total }).cells);
        },
      ),
    );
  });

  it('reveals no withheld number to a solver of its sums', () => {
    const some = anySize.chain(({ height, width, pcs }) =>
      fc.record({
        table: anyTruth(height, width, pcs).map((t) => tableOf(t, height, width)),
        fewest: fc.constantFrom(minimumPcs, 7),
      }),
    );
    fc.assert(
      fc.property(some, ({ table, fewest }) => {
        expect(givenAway([suppressTable(table, fewest)], fewest)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reveals no withheld number to a solver of two tables with common totals', () => {
    const both = anySize.chain(({ height, width, pcs }) =>
      anyTruth(height, width, pcs).chain((truth) =>
        fc.array(fc.nat(2), { minLength: truth.length, maxLength: truth.length }).map((rows) => {
          const other = truth.map((line, i) => ({ ...line, row: rows[i] ?? 0 }));
          return [tableOf(truth, height, width), tableOf(other, 3, width)] as const;
        }),
      ),
    );
    fc.assert(
      fc.property(both, ([one, other]) => {
        expect(givenAway([suppressTable(one), suppressTable(other)], minimumPcs)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves a table of large cells unchanged', () => {
    const cell = { count: 12, pcs: 6 };
    const table: CountTable = {
      cells: [
        [cell, cell],
        [cell, cell],
      ],
      rows: [
        { count: 24, pcs: 6 },
        { count: 24, pcs: 6 },
      ],
      columns: [
        { count: 24, pcs: 6 },
        { count: 24, pcs: 6 },
      ],
      total: { count: 48, pcs: 6 },
    };
    expect(suppressTable(table).cells).toEqual([
      [12, 12],
      [12, 12],
    ]);
  });
});
