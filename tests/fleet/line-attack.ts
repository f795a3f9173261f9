import { type Constraint, type Model, solve } from 'yalps';

/**
 * Attack a shown line with a linear solver.
 * @param cells numbers of the line, `null` if suppressed
 * @param total `null` if it is suppressed too
 * @returns for each suppressed number the width of its possible range
 */
export function leeway(cells: readonly (number | null)[], total: number | null): number[] {
  const unknown = cells.flatMap((cell, i) => (cell === null ? [`cell ${i}`] : []));
  const rest = (total ?? 0) - cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
  const constraints: Record<string, Constraint> = total === null ? {} : { sum: { equal: rest } };
  return unknown.map((name) => {
    const bound = (direction: 'minimize' | 'maximize'): number => {
      const variables = Object.fromEntries(unknown.map((one) => [one, { sum: 1, wanted: one === name ? 1 : 0 }]));
      const model: Model = { direction, objective: 'wanted', constraints, variables };
      const { status, result } = solve(model);
      if (status === 'unbounded') return Number.POSITIVE_INFINITY;
      if (status !== 'optimal') throw new Error(`${status} for ${name}`);
      return result;
    };
    return bound('maximize') - bound('minimize');
  });
}
