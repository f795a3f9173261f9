import { describe, expect, it } from 'vitest';
import { keptDaysOf, lostDays, overlaps } from '../../../../core/journal/kept-days.ts';

const log = (day: string, after: string | null) => ({ day: `2026-09-${day}`, after: after && `2026-09-${after}` });

describe('keptDaysOf', () => {
  it.each([
    ['an empty journal', [], [], null, { from: null, entriesFrom: null, lost: [] }],
    [
      'a journal that retention has not touched',
      [],
      [log('02', null), log('03', '02')],
      null,
      { from: '2026-09-02', entriesFrom: null, lost: [] },
    ],
    [
      'sums from the first day on',
      [log('01', null), log('02', '01')],
      [log('05', '02')],
      '2026-09-02',
      { from: '2026-09-01', entriesFrom: '2026-09-03', lost: [] },
    ],
    [
      'days that were deleted before there were sums',
      [log('05', '04')],
      [log('06', '05')],
      '2026-09-05',
      { from: '2026-09-05', entriesFrom: '2026-09-06', lost: [] },
    ],
    [
      'days that a program without sums deleted in between',
      [log('01', null), log('05', '04')],
      [log('06', '05')],
      '2026-09-05',
      { from: '2026-09-01', entriesFrom: '2026-09-06', lost: [{ from: '2026-09-02', to: '2026-09-04' }] },
    ],
  ])('of %s', (_, sums, logs, through, kept) => expect(keptDaysOf(sums, logs, through)).toEqual(kept));
});

describe('lostDays', () => {
  it('names a last deleted day without a sum', () => {
    expect(lostDays([log('01', null)], '2026-09-03')).toEqual([{ from: '2026-09-02', to: '2026-09-03' }]);
    expect(lostDays([], '2026-09-03')).toEqual([{ from: '0000-01-01', to: '2026-09-03' }]);
  });

  it('counts the two day logs of a day on which the clock went back', () => {
    expect(lostDays([log('01', null), log('02', '01'), log('01', '02')], '2026-09-01')).toEqual([]);
  });
});

it.each([
  ['2026-09-01', '2026-09-02', false],
  ['2026-09-01', '2026-09-03', true],
  ['2026-09-04', '2026-09-04', true],
  ['2026-09-05', '2026-09-09', true],
  ['2026-09-06', '2026-09-09', false],
])('%s to %s overlaps 3 to 5 September: %s', (from, to, does) => {
  expect(overlaps({ from, to }, [{ from: '2026-09-03', to: '2026-09-05' }])).toBe(does);
});
