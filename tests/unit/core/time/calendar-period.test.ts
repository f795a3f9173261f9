import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarPeriods,
  journalRangeOf,
  periodAfter,
  periodBefore,
  type ReportPeriod,
  rangeOf,
} from '../../../../core/time/calendar-period.ts';
import { daysIn, listDays } from '../../../../core/time/day-range.ts';

describe('rangeOf', () => {
  it.each([
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-23', '2026-10-01', '2026-12-31'],
    ['quarter', '2027-01-01', '2027-01-01', '2027-03-31'],
    ['quarter', '2027-06-30', '2027-04-01', '2027-06-30'],
    ['teaching-year', '2026-09-01', '2026-09-01', '2027-08-31'],
    ['teaching-year', '2027-08-31', '2026-09-01', '2027-08-31'],
    ['teaching-year', '2028-02-29', '2027-09-01', '2028-08-31'],
  ] as const)('the %s of %s is %s to %s', (name, day, from, to) => {
    expect(rangeOf({ name, day })).toEqual({ from, to });
  });
});

describe('journalRangeOf', () => {
  it.each([
    ['week', '2026-11-23', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2026-11-23', '2026-11-01', '2026-11-30'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['all', '2026-11-23', null, null],
  ] as const)('%s of %s', (name, today, from, to) => {
    expect(journalRangeOf(name, today)).toEqual({ from, to });
  });
});

describe('periodBefore', () => {
  it.each([
    [{ name: 'month', day: '2026-03-31' }, '2026-02-01', '2026-02-28'],
    [{ name: 'quarter', day: '2026-01-15' }, '2025-10-01', '2025-12-31'],
    [{ name: 'teaching-year', day: '2026-11-23' }, '2025-09-01', '2026-08-31'],
    [{ name: 'days', from: '2026-11-10', to: '2026-11-12' }, '2026-11-07', '2026-11-09'],
  ] as [ReportPeriod, string, string][])('%j is %s to %s', (period, from, to) => {
    expect(rangeOf(periodBefore(period))).toEqual({ from, to });
  });

  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyPeriod: fc.Arbitrary<ReportPeriod> = fc.oneof(
    fc.record({ name: fc.constantFrom(...calendarPeriods), day }),
    fc.tuple(day, day).map((days) => {
      const [from = '', to = ''] = days.sort();
      return { name: 'days' as const, from, to };
    }),
  );

  it('adjoins the period without overlap, and is the inverse of the period after', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const range = rangeOf(period);
        const previous = rangeOf(periodBefore(period));
        expect(previous.from <= previous.to && previous.to < range.from).toBe(true);
        expect(daysIn({ from: previous.to, to: range.from })).toBe(2);
        expect(rangeOf(periodAfter(periodBefore(period)))).toEqual(range);
      }),
    );
  });
});

describe('listDays', () => {
  it('lists every day once', () => {
    expect(listDays({ from: '2028-02-27', to: '2028-03-01' })).toEqual([
      '2028-02-27',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(listDays({ from: '2026-01-02', to: '2026-01-01' })).toEqual([]);
  });
});
