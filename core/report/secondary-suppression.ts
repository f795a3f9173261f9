/** A table with its totals as last row and last column; `hidden` says which cells are withheld. */
export interface Grid {
  counts: readonly (readonly number[])[];
  hidden: boolean[][];
}

/** A cell a change goes through, and how much of that change it bears. */
interface FlowStep {
  cell: number;
  node: number;
  /** 1 makes the cell larger, −1 smaller. */
  sign: 1 | -1;
  room: number;
  cost: number;
}

/**
 * Which further cells must be withheld so that a withheld one could have at least `wanted` more values.
 *
 * Anyone who knows the shown cells knows that every row and column adds up to its total. A change of one cell is then
 * carried on by others around a loop. Seen as a network (rows and columns are its nodes, cells its pipes), the values a
 * cell might have are those of the flows around it; withheld cells carry any change that leaves them not below zero,
 * shown ones none. So flows are sought through withheld cells first, then along the loops that cost least to withhold.
 * @returns rows and columns of the cells to withhold
 */
export function cellsToSuppress(grid: Grid, row: number, column: number, wanted: number): [number, number][] {
  const width = grid.counts[0]?.length ?? 0;
  const target = row * width + column;
  const taken = new Set<number>();
  // Larger first: it needs nothing of the cell itself.
  let left = wanted;
  for (const mayTake of [false, true]) {
    for (const sign of [1, -1] as const) {
      if (left > 0) left -= push({ grid, width, target, taken, mayTake }, sign, left);
    }
    if (left <= 0) break;
    // What may be withheld now changes both directions, so they are measured again.
    left = wanted;
  }
  return [...taken].map((cell) => [Math.floor(cell / width), cell % width]);
}

interface Search {
  grid: Grid;
  width: number;
  target: number;
  /** Cells to withhold, found so far. */
  taken: Set<number>;
  mayTake: boolean;
}

/** How far, up to `wanted`, the target can change in a direction; cells it takes are put into `taken`. */
function push(search: Search, sign: 1 | -1, wanted: number): number {
  const { grid, width, target, taken } = search;
  const values = grid.counts.flat();
  const own = sign === 1 ? Number.POSITIVE_INFINITY : (values[target] ?? 0);
  let moved = 0;
  while (moved < Math.min(wanted, own)) {
    const path = cheapestPath(search, values, sign);
    if (!path) break;
    const much = Math.min(wanted - moved, own - moved, ...path.map(({ room }) => room));
    for (const step of path) {
      values[step.cell] = (values[step.cell] ?? 0) + step.sign * much;
      if (!grid.hidden[Math.floor(step.cell / width)]?.[step.cell % width]) taken.add(step.cell);
    }
    moved += much;
  }
  return moved;
}

/** The cheapest way for a change of the target around to where it began. Dijkstra, for tables of a few hundred lines. */
function cheapestPath(search: Search, values: readonly number[], sign: 1 | -1): FlowStep[] | null {
  const { grid, width, target } = search;
  const [tail, head] = ends(target, width, grid.counts.length);
  const [start, goal] = sign === 1 ? [head, tail] : [tail, head];
  const nodes = grid.counts.length + width;
  const costs = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  const came = new Array<{ from: number; step: FlowStep } | undefined>(nodes);
  const done = new Set<number>();
  costs[start] = 0;
  for (let node = start; node !== goal; ) {
    done.add(node);
    for (const step of stepsFrom(search, values, node)) {
      const cost = (costs[node] ?? 0) + step.cost;
      if (cost >= (costs[step.node] ?? 0)) continue;
      costs[step.node] = cost;
      came[step.node] = { from: node, step };
    }
    node = nearest(costs, done);
    if (node < 0) return null;
  }
  const path: FlowStep[] = [];
  for (let at = came[goal]; at; at = at.from === start ? undefined : came[at.from]) path.push(at.step);
  return path;
}

function nearest(costs: readonly number[], done: ReadonlySet<number>): number {
  let best = -1;
  costs.forEach((cost, node) => {
    if (cost < Number.POSITIVE_INFINITY && !done.has(node) && (best < 0 || cost < (costs[best] ?? 0))) best = node;
  });
  return best;
}

/** Where a change can go on from a row or a column. */
function stepsFrom(
  { grid, width, target, taken, mayTake }: Search,
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
    const free = Boolean(grid.hidden[row]?.[column]) || taken.has(cell);
    // Totals are shown as they are in every other table.
    if (!free && (!mayTake || row === height - 1 || column === width - 1)) return [];
    const [tail, head] = ends(cell, width, height);
    const sign = tail === node ? 1 : -1;
    const room = sign === 1 ? Number.POSITIVE_INFINITY : (values[cell] ?? 0);
    if (room <= 0) return [];
    return [
      { cell, node: sign === 1 ? head : tail, sign, room, cost: free ? 0 : 1 + (grid.counts[row]?.[column] ?? 0) },
    ];
  });
}

/** The nodes a cell leads from and to: totals lead back, so that what goes round a loop adds up everywhere. */
function ends(cell: number, width: number, height: number): [number, number] {
  const row = Math.floor(cell / width);
  const column = cell % width;
  const isBack = (row === height - 1) !== (column === width - 1);
  return isBack ? [height + column, row] : [row, height + column];
}
