/** A table with its totals as last row and last column; `hidden` marks the suppressed cells. */
export interface Grid {
  counts: readonly (readonly number[])[];
  hidden: boolean[][];
}

/** An edge of the flow network: a cell, passed in one direction. */
interface FlowStep {
  /** Index of the cell: row × width + column. */
  cell: number;
  /** The node that the step leads to. */
  node: number;
  /** 1 increases the cell, −1 decreases it. */
  sign: 1 | -1;
  /** By how much the cell can change in this direction. */
  capacity: number;
  /** Information lost if the cell has to be suppressed; 0 if it is suppressed already. */
  cost: number;
}

/**
 * Choose further cells to suppress so that one suppressed cell can have at least `requiredRange` more values.
 *
 * A reader of the table knows that every row and column adds up to its total, so a change of one cell needs changes of
 * others around a loop. This is a network flow problem: rows and columns are the nodes, cells are the edges, and the
 * possible values of a cell are given by the flows around it (https://en.wikipedia.org/wiki/Minimum-cost_flow_problem).
 * A suppressed cell carries any change that does not make it negative, a shown cell carries none. The search first uses
 * suppressed cells, then the loops that are cheapest to suppress.
 * @returns row and column of each cell to suppress
 */
export function cellsToSuppress(grid: Grid, row: number, column: number, requiredRange: number): [number, number][] {
  const width = grid.counts[0]?.length ?? 0;
  const target = row * width + column;
  const added = new Set<number>();
  let missing = requiredRange;
  for (const canAdd of [false, true]) {
    // Increasing comes first: it is not limited by the value of the cell itself.
    for (const sign of [1, -1] as const) {
      if (missing > 0) missing -= pushFlow({ grid, width, target, added, canAdd }, sign, missing);
    }
    if (missing <= 0) break;
    // Further suppression widens the range in both directions, so both are measured again.
    missing = requiredRange;
  }
  return [...added].map((cell) => [Math.floor(cell / width), cell % width]);
}

interface FlowSearch {
  grid: Grid;
  width: number;
  target: number;
  /** Cells to suppress, found so far. */
  added: Set<number>;
  /** Whether shown cells may be added. */
  canAdd: boolean;
}

/**
 * Return by how much, up to `wanted`, the target can change in a direction (successive shortest paths). Add the shown
 * cells on the paths to `added`.
 */
function pushFlow(search: FlowSearch, sign: 1 | -1, wanted: number): number {
  const { grid, width, target, added } = search;
  const values = grid.counts.flat();
  const targetCapacity = sign === 1 ? Number.POSITIVE_INFINITY : (values[target] ?? 0);
  let pushed = 0;
  while (pushed < Math.min(wanted, targetCapacity)) {
    const path = cheapestPath(search, values, sign);
    if (!path) break;
    const amount = Math.min(wanted - pushed, targetCapacity - pushed, ...path.map(({ capacity }) => capacity));
    for (const step of path) {
      values[step.cell] = (values[step.cell] ?? 0) + step.sign * amount;
      if (!grid.hidden[Math.floor(step.cell / width)]?.[step.cell % width]) added.add(step.cell);
    }
    pushed += amount;
  }
  return pushed;
}

/**
 * Find the cheapest loop that carries a change of the target, without the target itself; `null` without one.
 * Dijkstra's algorithm with a linear search for the nearest node: fast enough for a few hundred rows.
 */
function cheapestPath(search: FlowSearch, values: readonly number[], sign: 1 | -1): FlowStep[] | null {
  const { grid, width, target } = search;
  const [tail, head] = endpoints(target, width, grid.counts.length);
  const [start, goal] = sign === 1 ? [head, tail] : [tail, head];
  const nodes = grid.counts.length + width;
  const costs = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  const previous = new Array<{ from: number; step: FlowStep } | undefined>(nodes);
  const visited = new Set<number>();
  costs[start] = 0;
  for (let node = start; node !== goal; ) {
    visited.add(node);
    for (const step of stepsFrom(search, values, node)) {
      const cost = (costs[node] ?? 0) + step.cost;
      if (cost >= (costs[step.node] ?? 0)) continue;
      costs[step.node] = cost;
      previous[step.node] = { from: node, step };
    }
    node = nearestUnvisited(costs, visited);
    if (node < 0) return null;
  }
  const path: FlowStep[] = [];
  for (let at = previous[goal]; at; at = at.from === start ? undefined : previous[at.from]) path.push(at.step);
  return path;
}

/** Return the cheapest reachable node that is not visited; −1 without one. */
function nearestUnvisited(costs: readonly number[], visited: ReadonlySet<number>): number {
  let best = -1;
  costs.forEach((cost, node) => {
    if (cost < Number.POSITIVE_INFINITY && !visited.has(node) && (best < 0 || cost < (costs[best] ?? 0))) best = node;
  });
  return best;
}

/** List the steps that leave a node: through the cells of its row or column. */
function stepsFrom(
  { grid, width, target, added, canAdd }: FlowSearch,
  values: readonly number[],
  node: number,
): FlowStep[] {
  const height = grid.counts.length;
  const cells =
    node < height
      ? Array.from({ length: width }, (_, c) => node * width + c)
      : Array.from({ length: height }, (_, r) => r * width + (node - height));
  return cells.flatMap((cell): FlowStep[] => {
    if (cell === target) return [];
    const row = Math.floor(cell / width);
    const column = cell % width;
    const isSuppressed = Boolean(grid.hidden[row]?.[column]) || added.has(cell);
    // Totals are not suppressed here, because other tables show the same ones.
    const isTotal = row === height - 1 || column === width - 1;
    if (!isSuppressed && (!canAdd || isTotal)) return [];
    const [tail, head] = endpoints(cell, width, height);
    const sign = tail === node ? 1 : -1;
    const capacity = sign === 1 ? Number.POSITIVE_INFINITY : (values[cell] ?? 0);
    if (capacity <= 0) return [];
    const cost = isSuppressed ? 0 : 1 + (grid.counts[row]?.[column] ?? 0);
    return [{ cell, node: sign === 1 ? head : tail, sign, capacity, cost }];
  });
}

/** Return the nodes that a cell leads from and to. Totals lead back, so that a flow around a loop keeps every sum. */
function endpoints(cell: number, width: number, height: number): [number, number] {
  const row = Math.floor(cell / width);
  const column = cell % width;
  const isBackward = (row === height - 1) !== (column === width - 1);
  return isBackward ? [height + column, row] : [row, height + column];
}
