import { describe, expect, test } from 'vitest';
import { findingOf } from '../../../../core/report/finding.ts';
import type { Shown } from '../../../../core/report/suppression.ts';

const noRate = { now: null, before: null };
const of = (now: Shown, before: Shown) => ({
  incidents: { key: 'incidents', now, before },
  rate: noRate,
  week: [],
  isBeforeKnown: true,
  isComparable: true,
});

describe('findingOf', () => {
  test.each<[now: Shown, before: Shown, trend: string]>([
    [0, 0, 'none'],
    [3, 0, 'new'],
    [0, 3, 'gone'],
    [454, 893, 'fewer'],
    [893, 454, 'more'],
    [7, 7, 'same'],
    [null, 7, 'hidden'],
    [7, null, 'hidden'],
  ])('%s against %s: %s', (now, before, trend) => {
    expect(findingOf(of(now, before))).toMatchObject({ trend, now: now ?? 0, before: before ?? 0 });
  });

  test.each([[7], [0]])('%s without a period before is told alone', (now) => {
    expect(findingOf({ ...of(now, 0), isBeforeKnown: false })).toMatchObject({ trend: 'alone', now });
  });

  test.each([
    [7, true, 'uneven'],
    [7, false, 'alone'],
  ])('%s against counts of other PCs, known %s: %s', (now, isBeforeKnown, trend) => {
    expect(findingOf({ ...of(now, 3), isBeforeKnown, isComparable: false })).toMatchObject({ trend, now });
  });

  test.each([
    [7, 10, -0.3],
    [12, 10, 0.2],
    [5, 0, null],
    [null, 10, null],
    [0, 10, -1],
  ])('a rate of %s after %s changes by %s', (now, before, change) => {
    const { rateChange } = findingOf({ ...of(1, 1), rate: { now, before } });
    if (change === null) expect(rateChange).toBeNull();
    else expect(rateChange).toBeCloseTo(change);
  });

  test.each<[name: string, rows: Shown[][], peak: { time: string; weekday: number } | null]>([
    [
      'the one with the most incidents',
      [
        [0, 2, 1, 0, 0, 0, 0],
        [0, 0, 0, 0, 5, 0, 0],
      ],
      { time: '2', weekday: 4 },
    ],
    ['none of two with as many', [[0, 2, 0, 0, 2, 0, 0]], null],
    ['none with a single incident', [[0, 1, 0, 0, 0, 0, 0]], null],
    ['none where a cell is hidden', [[0, 9, null, 0, 0, 0, 0]], null],
    ['none without incidents', [], null],
  ])('names as the peak %s', (_name, rows, peak) => {
    const week = rows.map((counts, i) => ({ time: String(i + 1), counts }));
    expect(findingOf({ ...of(9, 9), week }).peak).toEqual(peak);
  });
});
