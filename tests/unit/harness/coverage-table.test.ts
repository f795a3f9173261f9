import { expect, test } from 'vitest';
import { coverageTable } from '../../../harness/run/coverage-table.ts';

const counts = (lines: [number, number], branches: [number, number]) => ({
  lines: { covered: lines[0], total: lines[1] },
  branches: { covered: branches[0], total: branches[1] },
});

test('adds up the files of a room, lowest first, and ends with all', () => {
  const summary = {
    total: counts([14, 20], [3, 4]),
    '/here/core/journal/entry.ts': counts([10, 10], [0, 0]),
    '/here/platform/browser/badge.ts': counts([1, 5], [1, 1]),
    '/here/platform/browser/tabs.ts': counts([3, 5], [2, 3]),
  };
  expect(
    coverageTable(summary, '/here')
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['room', 'lines', 'branches'],
    ['platform/browser', '40 %', '75 %'],
    ['core/journal', '100 %', '100 %'],
    ['all', '70 %', '75 %'],
  ]);
});
