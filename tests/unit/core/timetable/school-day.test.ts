import { describe, expect, it, test } from 'vitest';
import { hasWeek, isSchoolDay } from '../../../../core/timetable/school-day.ts';
import { type Calendar, timetableSchema } from '../../../../core/timetable/timetable-schema.ts';
import { nationalDays } from '../../../../rules/calendar/index.ts';

const bells = [{ name: 'Обычные', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }];
const sixDays = Object.fromEntries([1, 2, 3, 4, 5, 6].map((weekday) => [weekday, ['Обычные']]));
const isSchool = (day: string, calendar: object = {}, week: object = {}): boolean =>
  isSchoolDay(day, timetableSchema.parse({ bells, week, calendar }), nationalDays);

describe('without bells in the week', () => {
  test.each([
    ['a Monday', '2026-11-23', {}, true],
    ['a Friday', '2026-11-27', {}, true],
    ['a Saturday, on which only some schools teach', '2026-11-28', {}, false],
    ['a Sunday', '2026-11-29', {}, false],
    ['a national holiday', '2026-11-04', {}, false],
    ['a national holiday that the school works', '2026-11-04', { nationalHolidays: false }, true],
    ['a Saturday the whole country works', '2025-11-01', {}, true],
    ['the last day of May', '2027-05-31', {}, true],
    ['June without a teaching year', '2027-06-01', {}, false],
    ['August without a teaching year', '2026-08-31', {}, false],
    ['the first of September', '2026-09-01', {}, true],
    ['June within the teaching year', '2027-06-15', { firstDay: '2026-09-01', lastDay: '2027-06-30' }, true],
    ['a day after the teaching year', '2027-07-01', { firstDay: '2026-09-01', lastDay: '2027-06-30' }, false],
    [
      'a vacation',
      '2026-10-27',
      { vacations: [{ name: 'Осень', from: '2026-10-26', to: '2026-11-03' }] } satisfies Partial<Calendar>,
      false,
    ],
    ['a day the school gave off', '2026-11-25', { days: [{ day: '2026-11-25', kind: 'off' }] }, false],
    [
      'a Saturday that the school works',
      '2026-11-28',
      { days: [{ day: '2026-11-28', kind: 'weekday', weekday: 1 }] },
      true,
    ],
    [
      'a day in June with its own bells',
      '2027-06-01',
      { days: [{ day: '2027-06-01', kind: 'bells', bells: ['Обычные'] }] },
      true,
    ],
  ])('%s', (_name, day, calendar, expected) => {
    expect(isSchool(day, calendar)).toBe(expected);
  });
});

describe('with bells in the week', () => {
  it('the days with bells are school days', () => {
    expect(isSchool('2026-11-28', {}, sixDays)).toBe(true);
    expect(isSchool('2026-11-29', {}, sixDays)).toBe(false);
    expect(['2026-11-23', '2026-11-24'].map((day) => isSchool(day, {}, { 1: ['Обычные'] }))).toEqual([true, false]);
  });

  it('bells without a lesson are none', () => {
    const timetable = { bells: [{ name: 'Пустые', lessons: [] }], week: { 1: ['Пустые'] } };
    expect(hasWeek(timetableSchema.parse(timetable))).toBe(false);
    expect(hasWeek(timetableSchema.parse({ bells, week: sixDays }))).toBe(true);
  });
});
