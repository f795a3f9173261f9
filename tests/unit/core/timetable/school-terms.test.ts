import { expect, test } from 'vitest';
import { schoolTerms } from '../../../../core/timetable/school-terms.ts';
import type { Calendar } from '../../../../core/timetable/timetable-schema.ts';

const year: Calendar = {
  firstDay: '2026-09-01',
  lastDay: '2027-05-31',
  nationalHolidays: true,
  vacations: [],
  days: [],
};
const vacation = (from: string, to: string) => ({ name: 'Каникулы', from, to });

test.each([
  ['a year without vacations is one term', [], [['2026-09-01', '2027-05-31']]],
  [
    'vacations in any order part the year',
    [vacation('2027-01-01', '2027-01-10'), vacation('2026-10-31', '2026-11-08')],
    [
      ['2026-09-01', '2026-10-30'],
      ['2026-11-09', '2026-12-31'],
      ['2027-01-11', '2027-05-31'],
    ],
  ],
  ['a vacation outside the year parts nothing', [vacation('2027-06-01', '2027-08-31')], [['2026-09-01', '2027-05-31']]],
  [
    'vacations that overlap part it once',
    [vacation('2026-10-31', '2026-11-08'), vacation('2026-11-01', '2026-11-03')],
    [
      ['2026-09-01', '2026-10-30'],
      ['2026-11-09', '2027-05-31'],
    ],
  ],
])('%s', (_name, vacations, terms) => {
  expect(schoolTerms({ ...year, vacations })).toEqual(terms.map(([from, to]) => ({ from, to })));
});

test('a year without its first or last day has no terms', () => {
  expect(schoolTerms({ ...year, firstDay: null })).toEqual([]);
});
