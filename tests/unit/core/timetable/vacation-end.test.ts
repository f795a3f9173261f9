import { expect, it } from 'vitest';
import { vacationEnd } from '../../../../core/timetable/vacation-end.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const vacation = (from: string, to: string) => ({ name: 'Каникулы', from, to });
const school = timetableOf({});
const timetable = {
  ...school,
  calendar: {
    ...school.calendar,
    vacations: [
      vacation('2027-01-08', '2027-01-10'),
      vacation('2026-12-28', '2027-01-07'),
      vacation('2027-03-20', '2027-03-28'),
      vacation('2027-03-25', '2027-03-31'),
      vacation('2027-05-05', '2027-05-05'),
      vacation('2027-05-07', '2027-05-09'),
      vacation('2027-06-30', '2027-06-01'),
    ],
  },
};

it.each([
  ['the day before', '2026-12-27', null],
  ['the first day, another one adjoins it', '2026-12-28', '2027-01-10'],
  ['the last day', '2027-01-10', '2027-01-10'],
  ['the day after', '2027-01-11', null],
  ['in one that another overlaps', '2027-03-21', '2027-03-31'],
  ['in both', '2027-03-26', '2027-03-31'],
  ['of one day', '2027-05-05', '2027-05-05'],
  ['a day between two', '2027-05-06', null],
  ['of one that ends before it begins', '2027-06-15', null],
])('%s', (_what, day, end) => {
  expect(vacationEnd(day, timetable)).toBe(end);
});
