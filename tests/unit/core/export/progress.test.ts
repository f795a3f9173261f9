import { expect, it } from 'vitest';
import { type ExportProgress, validRows } from '../../../../core/export/progress.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';

const good: Recorded = { entry: incident(), outcome: null };
const bad: Recorded = { entry: incident({ lesson: -1 }), outcome: null };
const also: Recorded = { entry: gap(2), outcome: null };

async function* chunksOf(...chunks: Recorded[][]): AsyncGenerator<Recorded[]> {
  yield* chunks;
}

it.each<[string, Recorded[][], ExportProgress[]]>([
  ['no chunk', [], []],
  ['an empty chunk', [[]], [{ written: 0, refused: 0, passed: 0 }]],
  ['valid rows', [[good, also]], [{ written: 2, refused: 0, passed: 2 }]],
  [
    'a row that does not fit the schema',
    [[good, bad], [also]],
    [
      { written: 1, refused: 1, passed: 1 },
      { written: 2, refused: 1, passed: 2 },
    ],
  ],
])('counts what is written and what is left out: %s', async (_what, chunks, expected) => {
  const told: ExportProgress[] = [];
  const passed = await Array.fromAsync(validRows(chunksOf(...chunks), (progress) => told.push(progress)));
  expect(passed.flat()).toEqual(chunks.flat().filter((row) => row !== bad));
  expect(told).toEqual(expected);
});

it('tells of a chunk only once it is written', async () => {
  const told: ExportProgress[] = [];
  const rows = validRows(chunksOf([good], [also]), (progress) => told.push(progress));
  await rows.next();
  expect(told).toEqual([]);
  await rows.next();
  expect(told).toHaveLength(1);
});

it('ends the export when the one who is told throws', async () => {
  const stop = new Error('stopped');
  const rows = validRows(chunksOf([good], [also]), () => {
    throw stop;
  });
  await expect(Array.fromAsync(rows)).rejects.toBe(stop);
});
