import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { nodesOnCycles } from './cycles.ts';
import { importsOf, sourceFiles } from './imports.ts';
import { fits, layerOf, readTable, roomOf } from './table.ts';

const table = readTable();
const files = sourceFiles();
const imports = files.flatMap((file) => {
  const from = roomOf(file, table) ?? '';
  return importsOf(file).map((one) => ({ ...one, from, to: one.isPackage ? null : roomOf(one.target, table) }));
});
/** Each pair of rooms between which there is an import. */
const roomEdges = new Map(
  imports.flatMap(({ from, to }) => (to && to !== from ? [[`${from} ${to}`, { from, to }]] : [])),
);

it('reads the whole tree', () => {
  expect(files.length).toBeGreaterThan(600);
  expect(imports.length).toBeGreaterThan(2000);
});

it('assigns every file to a room', () => {
  expect(files.filter((file) => roomOf(file, table) === null)).toEqual([]);
});

it('allows every import', () => {
  const isAllowed = ({ from, to, target }: (typeof imports)[number]) => {
    if (to === null) return table.packages[layerOf(from)]?.some((one) => fits(target, one));
    return to === from || table.rooms[from]?.some((one) => fits(to, one));
  };
  const broken = imports.filter((one) => !isAllowed(one)).map(({ file, target }) => `${file} -> ${target}`);
  expect(broken).toEqual([]);
});

it('has no unused permission', () => {
  const pairs = [...roomEdges.values()];
  const unusedRooms = Object.entries(table.rooms).flatMap(([from, allowed]) => {
    const used = pairs.filter((pair) => pair.from === from);
    return allowed.filter((one) => !used.some(({ to }) => fits(to, one))).map((one) => `${from} -> ${one}`);
  });
  const packages = imports.filter(({ isPackage }) => isPackage);
  const unusedPackages = Object.entries(table.packages).flatMap(([layer, allowed]) => {
    const used = packages.filter(({ from }) => layerOf(from) === layer);
    return allowed.filter((one) => !used.some(({ target }) => fits(target, one))).map((one) => `${layer} -> ${one}`);
  });
  expect([...unusedRooms, ...unusedPackages]).toEqual([]);
});

it('has no import cycle between files, type imports included', () => {
  const inside = imports.filter(({ isPackage }) => !isPackage);
  expect(nodesOnCycles(inside.map(({ file, target }) => [file, target]))).toEqual([]);
});

it('has no import cycle between rooms, type imports included', () => {
  expect(nodesOnCycles([...roomEdges.values()].map(({ from, to }) => [from, to]))).toEqual([]);
});

it('matches the diagram in docs/architecture.md: npm run rooms', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/rooms.ts', '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
