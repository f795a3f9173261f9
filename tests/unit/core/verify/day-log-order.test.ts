import { describe, expect, it, test } from 'vitest';
import { isDeletable, predecessorsOf } from '../../../../core/verify/day-log-order.ts';
import type { VerifiedDayLog, VerifiedFile } from '../../../../core/verify/integrity-finding.ts';

/** A day log by its id: the day of November and the day of its predecessor. */
const log = (dayId: string, day: number, after: number | null, sealed = true): VerifiedDayLog => ({
  ...{
    day: `2026-11-${day}`,
    dayId,
    after: after === null ? null : `2026-11-${after}`,
    head: dayId,
    count: 1,
    kept: 1,
  },
  ...{ lessons: 0, hours: 0, sealed, links: new Set([dayId]) },
});
const fileOf = (sheets: VerifiedDayLog[], through: number | null = null): VerifiedFile =>
  ({ sheets, through: through === null ? null : `2026-11-${through}` }) as unknown as VerifiedFile;

const [a, b, c, open] = [log('a', 20, null), log('b', 21, 20), log('c', 23, 21), log('d', 24, 23, false)];

describe('predecessorsOf', () => {
  test.each([
    ['each day', [a, b, c], null, { b: 'a', c: 'b' }],
    ['no first day', [b, c], null, { c: 'b' }],
    ['no day after a day with two logs', [log('a2', 20, 19), a, b], null, {}],
    ['no day after the last deleted day, which may have had two logs', [a, b, c], 20, { c: 'b' }],
    ['no log that names its own day', [log('x', 20, 20)], null, {}],
  ] as [string, VerifiedDayLog[], number | null, Record<string, string>][])(
    'finds one for %s',
    (_name, sheets, through, expected) => {
      const found = [...predecessorsOf(fileOf(sheets, through))].map(([one, before]) => [one.dayId, before.dayId]);
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );
});

describe('isDeletable', () => {
  test.each([
    ['the oldest day, named as deleted', a, [b, c, open], 20, true],
    ['a day when nothing was deleted', a, [b, c, open], null, false],
    ['the oldest day, while another is named as deleted', a, [b, c, open], 19, false],
    ['a day between two that are left', b, [a, c, open], 21, false],
    ['the older of two deleted days', a, [c, open], 21, true],
    ['the newer of two deleted days', b, [c, open], 21, true],
    ['the open day while others are left', open, [a, b, c], 24, false],
    ['the open day of a journal whose days are all gone', open, [log('z', 30, 24)], 24, true],
  ] as [string, VerifiedDayLog, VerifiedDayLog[], number | null, boolean][])(
    '%s',
    (_name, gone, left, through, expected) => {
      expect(isDeletable(gone, fileOf([a, b, c, open]), fileOf(left, through))).toBe(expected);
    },
  );

  it('ends although day logs name each other', () => {
    const [one, other] = [log('x', 20, 21), log('y', 21, 20)];
    expect(isDeletable(one, fileOf([one, other]), fileOf([], 21))).toBe(true);
  });
});
