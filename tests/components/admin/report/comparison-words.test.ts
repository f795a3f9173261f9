import { beforeEach, expect, test } from 'vitest';
import { periodHeads, unevenWords } from '../../../../components/admin/report/comparison-words.ts';
import type { ComparedPcs } from '../../../../core/report/comparison.ts';
import { speak } from '../../i18n.ts';

beforeEach(() => speak('ru'));

const view = { isBeforeKnown: true, isComparable: false, pcs: null, rate: { now: 2, before: 3 } };
const pcs = (now: number, whole: number, isLowerBound = false, before = whole): ComparedPcs => ({
  ...{ now, before, whole, isLowerBound },
});
const byRate = 'Числа случаев поэтому не сравниваются, сравнивается их число на 100 уроков.';

test.each<[parts: Partial<Parameters<typeof unevenWords>[0]>, words: string | null, before: string]>([
  [{ isComparable: true, pcs: pcs(7, 7) }, null, 'Раньше'],
  [{ isBeforeKnown: false, pcs: pcs(7, 0) }, null, 'Раньше'],
  [
    { pcs: pcs(7, 3) },
    `Данные за этот период – с 7 компьютеров, за весь предыдущий – с 3 компьютеров. ${byRate}`,
    'Раньше: 3 ПК',
  ],
  [
    { pcs: pcs(7, 3, false, 5) },
    `Данные за этот период – с 7 компьютеров, за весь предыдущий – с 3 компьютеров. ${byRate}`,
    'Раньше: 5 ПК',
  ],
  [
    { pcs: pcs(2, 1), rate: { now: 2, before: null } },
    'Данные за этот период – с 2 компьютеров, за весь предыдущий – с 1 компьютера. Числа случаев поэтому не сравниваются.',
    'Раньше: 1 ПК',
  ],
  [
    { pcs: pcs(7, 3, true) },
    `Данные за этот период – не меньше чем с 7 компьютеров, за весь предыдущий – не меньше чем с 3 компьютеров. ${byRate}`,
    'Раньше: ≥ 3 ПК',
  ],
  [{ pcs: pcs(3, 3) }, `Данные за этот период и за предыдущий – с разных компьютеров. ${byRate}`, 'Раньше: 3 ПК'],
  [{}, `Предыдущий период этот компьютер записывал не целиком. ${byRate}`, 'Раньше'],
])('%j', (parts, words, before) => {
  const given = { ...view, ...parts };
  expect(unevenWords(given)).toBe(words);
  expect(periodHeads(given).before).toBe(before);
});

test('in English', () => {
  speak('en');
  expect(unevenWords({ ...view, pcs: pcs(7, 1) })).toBe(
    'The data of this period come from 7 PCs, those of all of the previous one from 1 PC. ' +
      'So the numbers of incidents are not compared, but their number per 100 lessons is.',
  );
});
