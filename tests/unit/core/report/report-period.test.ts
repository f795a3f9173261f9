import { describe, expect, it, test } from 'vitest';
import {
  daysOfPeriod,
  nextPeriod,
  previousPeriod,
  type SchoolYear,
  termNumber,
} from '../../../../core/report/report-period.ts';

const year: SchoolYear = {
  firstDay: '2026-09-01',
  lastDay: '2027-05-26',
  terms: [
    { from: '2026-09-01', to: '2026-10-25' },
    { from: '2026-11-05', to: '2026-12-27' },
    { from: '2027-01-11', to: '2027-03-21' },
    { from: '2027-03-30', to: '2027-05-26' },
  ],
};
const noYear: SchoolYear = { terms: [], firstDay: null, lastDay: null };

describe('daysOfPeriod', () => {
  test.each([
    ['a term by a day in it', 'term', '2026-11-23', year, '2026-11-05', '2026-12-27'],
    ['the term before a vacation', 'term', '2026-10-30', year, '2026-09-01', '2026-10-25'],
    ['the first term before school begins', 'term', '2026-08-20', year, '2026-09-01', '2026-10-25'],
    ['a quarter of the year where there are no terms', 'term', '2026-11-23', noYear, '2026-10-01', '2026-12-31'],
    ['a school year to its last day', 'teaching-year', '2026-11-23', year, '2026-09-01', '2027-05-26'],
    [
      'a school year whose last day is not set to 31 May',
      'teaching-year',
      '2026-11-23',
      noYear,
      '2026-09-01',
      '2027-05-31',
    ],
    ['another school year to 31 May', 'teaching-year', '2025-11-23', year, '2025-09-01', '2026-05-31'],
    ['a month', 'month', '2026-11-23', year, '2026-11-01', '2026-11-30'],
  ] as const)('returns %s', (_name, name, day, known, from, to) => {
    expect(daysOfPeriod({ name, day }, known)).toEqual({ from, to });
  });
});

describe('previousPeriod and nextPeriod', () => {
  it('go from term to term over the vacations', () => {
    const second = { name: 'term', day: '2026-11-23' } as const;
    expect(daysOfPeriod(previousPeriod(second, year), year)).toEqual(year.terms[0]);
    expect(daysOfPeriod(nextPeriod(second, year), year)).toEqual(year.terms[2]);
  });

  it('compare the first term with as many days before it, and go on after the last', () => {
    const before = daysOfPeriod(previousPeriod({ name: 'term', day: '2026-09-10' }, year), year);
    expect(before).toEqual({ from: '2026-07-08', to: '2026-08-31' });
    const after = daysOfPeriod(nextPeriod({ name: 'term', day: '2027-05-01' }, year), year);
    expect(after.from).toBe('2027-05-27');
  });
});

test.each([
  ['2026-11-05', '2026-12-27', { number: 2, of: 4 }],
  ['2026-11-05', '2026-12-26', null],
])('the number of the term from %s to %s', (from, to, expected) => {
  expect(termNumber({ from, to }, year)).toEqual(expected);
});
