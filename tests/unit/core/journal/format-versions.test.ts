import { expect, test } from 'vitest';
import { isNewerFile } from '../../../../core/export/file-version.ts';
import { isAbove, isNewerEntry, isNewerSeal } from '../../../../core/journal/format-versions.ts';

test.each([
  [{ v: 1, kind: 'incident' }, false],
  [{ v: 2, kind: 'incident' }, false],
  [{ v: 3, kind: 'incident' }, false],
  [{ v: 4, kind: 'incident' }, true],
  [{ v: 2, kind: 'outcome' }, true],
  [{ v: 2, kind: 'reaction' }, false],
  [{ v: 4, kind: 'mistake' }, false],
  [{ v: 5, kind: 'mistake' }, true],
  [{ v: 5, kind: 'arrival' }, false],
  [{ v: 6, kind: 'arrival' }, true],
  [{ v: 6, kind: 'platform' }, false],
  [{ v: 7, kind: 'platform' }, true],
  [{ v: 6, kind: 'reaction' }, false],
  [{ v: 7, kind: 'reaction' }, true],
  [{ v: 7, kind: 'constructor' }, true],
  [{ v: '2', kind: 'incident' }, false],
  [{ v: 1.5, kind: 'incident' }, false],
  [{ v: 2 ** 60, kind: 'incident' }, false],
  [{ v: 7 }, true],
  [{}, false],
  [null, false],
  ['v', false],
])('the entry %j comes from a newer program: %j', (entry, newer) => {
  expect(isNewerEntry(entry)).toBe(newer);
});

test.each([
  [{ v: 1 }, false],
  [{ v: 2 }, true],
  [undefined, false],
])('the seal %j comes from a newer program: %j', (seal, newer) => {
  expect(isNewerSeal(seal)).toBe(newer);
});

test.each([
  [{ format: 'dezhurny-journal', version: 2 }, false],
  [{ format: 'dezhurny-journal', version: 3 }, false],
  [{ format: 'dezhurny-journal', version: 4 }, false],
  [{ format: 'dezhurny-journal', version: 5 }, true],
  [{ format: 'dezhurny-journal', version: 1 }, false],
  [{ format: 'another', version: 5 }, false],
  [{ version: 5 }, false],
  [null, false],
])('the file %j comes from a newer program: %j', (file, newer) => {
  expect(isNewerFile(file)).toBe(newer);
});

test('a version is above another only as a whole number', () => {
  expect([3, 2, 1, 2.5, Number.NaN, '3', null].map((version) => isAbove(version, 2))).toEqual([
    ...[true, false, false, false, false, false, false],
  ]);
});
