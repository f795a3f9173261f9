import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run rooms`: draw the table of rooms.json into docs/architecture.md as Mermaid flowcharts. With `--check`, write
 * nothing and exit with 1 if the document is stale.
 */
const file = 'docs/architecture.md';
const [begin, end] = ['<!-- rooms: npm run rooms -->', '<!-- /rooms -->'];
const { rooms } = JSON.parse(readFileSync('rooms.json', 'utf8')) as { rooms: Record<string, string[]> };
const names = Object.keys(rooms).filter((name) => name !== '.');

type Edge = readonly [from: string, to: string];

const fits = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Every pair of rooms where the first may import the second. */
const edges: Edge[] = names.flatMap((from) =>
  names.filter((to) => to !== from && rooms[from]?.some((one) => fits(to, one))).map((to) => [from, to] as const),
);

/** Remove transitive edges, so that the flowchart stays legible. */
function reduced(all: readonly Edge[]): Edge[] {
  const reaches = (from: string, to: string): boolean =>
    all.some(([start, next]) => start === from && (next === to || reaches(next, to)));
  return all.filter(([from, to]) => !all.some(([start, next]) => start === from && next !== to && reaches(next, to)));
}

/** Draw a Mermaid flowchart with importers above the rooms they import. `label` shortens the name of a node. */
function flowchart(nodes: readonly string[], all: readonly Edge[], label: (name: string) => string): string {
  const id = (name: string): string => name.replace(/\W/g, '_');
  const boxes = nodes.map((name) => `  ${id(name)}["${label(name)}"]`);
  const arrows = reduced(all).map(([from, to]) => `  ${id(from)} --> ${id(to)}`);
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n');
}

function layers(): string {
  const layerOf = (name: string): string => name.split('/')[0] ?? name;
  const between = edges.map(([from, to]) => `${layerOf(from)} ${layerOf(to)}`);
  const pairs = [...new Set(between)].map((pair) => pair.split(' ') as [string, string]);
  const apart = pairs.filter(([from, to]) => from !== to);
  return `### Layers\n\n${flowchart([...new Set(names.map(layerOf))], apart, (name) => `${name}/`)}`;
}

function inside(folder: string): string {
  const isInside = (name: string): boolean => name.startsWith(`${folder}/`);
  const own = edges.filter(([from, to]) => isInside(from) && isInside(to));
  return `### ${folder}/\n\n${flowchart(names.filter(isInside), own, (name) => name.slice(folder.length + 1))}`;
}

const folders = ['core', 'platform', 'components', 'entrypoints/background'];
const picture = [begin, layers(), ...folders.map(inside), end].join('\n\n');
const before = readFileSync(file, 'utf8');
const after = before.replace(new RegExp(`${begin}[\\s\\S]*${end}`), () => picture);
if (!process.argv.includes('--check')) writeFileSync(file, after);
else if (after !== before || !before.includes(begin)) {
  console.error(`The pictures in ${file} are stale: npm run rooms`);
  process.exitCode = 1;
}
