/** Covered and all lines and branches. */
interface Counts {
  lines: { total: number; covered: number };
  branches: { total: number; covered: number };
}

/** Istanbul's json-summary: counts by absolute path, and `total`. https://istanbul.js.org/docs/advanced/alternative-reporters/#json-summary */
export type CoverageSummary = Readonly<Record<string, Counts>>;

/**
 * Return a table of coverage by room, lowest first, with a last row for all. A room is a folder two levels deep
 * (`core/journal`).
 * @param root of the repository, without a slash at its end
 */
export function coverageTable(summary: CoverageSummary, root: string): string {
  const rooms = new Map<string, Counts>();
  for (const [file, counts] of Object.entries(summary)) {
    const room = file === 'total' ? 'all' : roomOf(file.slice(root.length + 1));
    rooms.set(room, added(rooms.get(room), counts));
  }
  const order = ([name, { lines }]: [string, Counts]): number => (name === 'all' ? 2 : share(lines));
  const rows = [...rooms].sort((a, b) => order(a) - order(b));
  return [`${'room'.padEnd(32)}lines  branches`, ...rows.map(row)].join('\n');
}

const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');

function added(sum: Counts | undefined, { lines, branches }: Counts): Counts {
  if (!sum) return { lines: { ...lines }, branches: { ...branches } };
  for (const [known, more] of [
    [sum.lines, lines],
    [sum.branches, branches],
  ] as const) {
    known.total += more.total;
    known.covered += more.covered;
  }
  return sum;
}

const share = ({ total, covered }: Counts['lines']): number => (total === 0 ? 1 : covered / total);

function row([name, { lines, branches }]: [string, Counts]): string {
  const percent = (counts: Counts['lines']): string => `${(100 * share(counts)).toFixed(0)} %`.padStart(6);
  return `${name.padEnd(31)}${percent(lines)}${percent(branches).padStart(10)}`;
}
