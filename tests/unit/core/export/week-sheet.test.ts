import { describe, expect, it, test } from 'vitest';
import { type WeekSheet, weekDue, weekSheetName } from '../../../../core/export/week-sheet.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';

/** Monday to Friday, without the vacation of 26 October to 3 November and the holiday of 4 November. */
const isSchoolDay = (day: string): boolean => weekdayOf(day) < 6 && !(day >= '2026-10-26' && day <= '2026-11-04');
const saved = (week: string, made = '2026-11-16'): WeekSheet => ({ week, made, saved: true });
const failed = (week: string, made: string): WeekSheet => ({ week, made, saved: false });

describe('the week whose sheet is due', () => {
  test.each<[name: string, today: string, last: WeekSheet | null, monday: string | null]>([
    ['at the first start of a week', '2026-11-16', null, '2026-11-09'],
    ['later in the week, if the PC was off', '2026-11-19', saved('2026-11-02'), '2026-11-09'],
    ['once', '2026-11-16', saved('2026-11-09'), null],
    ['not before the first school day', '2026-11-02', null, null],
    ['not on a Sunday after a week of vacation', '2026-11-01', saved('2026-10-12'), null],
    ['after a vacation the last school week', '2026-11-05', saved('2026-10-12'), '2026-10-19'],
    ['the week of a vacation with a school day', '2026-11-09', saved('2026-10-19'), '2026-11-02'],
    ['not again on the day of a failure', '2026-11-16', failed('2026-11-09', '2026-11-16'), null],
    ['again on the day after a failure', '2026-11-17', failed('2026-11-09', '2026-11-16'), '2026-11-09'],
    ['nothing while the clock is behind', '2026-11-16', saved('2026-11-30'), null],
  ])('%s', (_name, today, last, monday) => {
    expect(weekDue(today, last, isSchoolDay)?.from ?? null).toBe(monday);
  });

  it('stays away where no day has school', () => {
    expect(weekDue('2026-11-16', null, () => false)).toBeNull();
  });
});

it('names the days and not the room', () => {
  expect(weekSheetName({ from: '2026-11-09', to: '2026-11-15' })).toBe('Dezhurny/dezhurny_2026-11-09_2026-11-15.html');
});
