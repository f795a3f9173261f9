import { describe, expect, test } from 'vitest';
import { comparedPcs, isComparable, type KnownDays } from '../../../../core/report/comparison.ts';
import { reportScope } from '../../../../core/report/report-scope.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';

const [october, november] = [
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2026-11-01', to: '2026-11-30' },
];
const fromMonday = (day: string): boolean => weekdayOf(day) < 6;
const scope = reportScope(november, october, '2026-12-05', fromMonday);
const since = (from: string, to = '2026-12-01'): KnownDays => [{ from, to }];
const old = since('2026-09-01');

describe('the PCs of two periods', () => {
  test.each<[name: string, pcs: KnownDays[], now: number, whole: number, alike: boolean]>([
    ['all from before', [old, old], 2, 2, true],
    ['one that began with the period', [old, since('2026-11-02')], 2, 1, false],
    ['one that began within the period before', [old, since('2026-10-15')], 2, 1, false],
    ['one that began two school days late', [old, since('2026-10-05')], 2, 2, true],
    ['one that began three school days late', [old, since('2026-10-06')], 2, 1, false],
    ['one whose files end before the period', [old, since('2026-09-01', '2026-10-31')], 1, 2, false],
    ['another one in each', [since('2026-11-02'), since('2026-09-01', '2026-10-31')], 1, 1, false],
    ['one without a day of either', [old, since('2026-05-01', '2026-05-31')], 1, 1, true],
    ['one without any record', [old, []], 1, 1, true],
    [
      'one with a hole in the period before',
      [[...since('2026-10-01', '2026-10-10'), ...since('2026-11-01')]],
      1,
      0,
      false,
    ],
    [
      'one with a hole between the days of school',
      [[...since('2026-10-01', '2026-10-30'), ...since('2026-11-02')]],
      1,
      1,
      true,
    ],
    ['one that stopped within the period', [old, since('2026-09-01', '2026-11-20')], 2, 2, true],
  ])('%s', (_name, pcs, now, whole, alike) => {
    expect(comparedPcs(pcs, scope)).toMatchObject({ now, whole });
    expect(isComparable(pcs, scope)).toBe(alike);
  });

  test('one that tells of a part of the period before counts there', () => {
    expect(comparedPcs([old, since('2026-10-15')], scope)).toEqual({ now: 2, before: 2, whole: 1 });
  });

  test('without school days before, a day is enough', () => {
    const free = reportScope(november, october, '2026-12-05', () => false);
    expect(comparedPcs([since('2026-10-20'), since('2026-11-02')], free)).toEqual({ now: 2, before: 1, whole: 1 });
    expect(isComparable([since('2026-10-20')], free)).toBe(true);
  });

  test('an unfinished period asks for as many school days before', () => {
    const begun = reportScope(november, october, '2026-11-03', fromMonday);
    expect(isComparable([since('2026-10-01')], begun)).toBe(true);
    expect(isComparable([since('2026-10-02')], begun)).toBe(false);
  });
});
