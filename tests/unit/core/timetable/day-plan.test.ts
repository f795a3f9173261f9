import { expect, test } from 'vitest';
import { planOf } from '../../../../core/timetable/day-plan.ts';
import { type Calendar, timetableSchema } from '../../../../core/timetable/timetable-schema.ts';
import { nationalDays } from '../../../../rules/calendar/index.ts';

const lesson = (number: number, from: string, to: string) => ({ number, from, to });
const bells = [
  { name: 'Обычные', lessons: [lesson(1, '08:30', '09:15')] },
  { name: 'Короткие', lessons: [lesson(1, '08:30', '09:00')] },
  { name: 'Вторая смена', lessons: [lesson(7, '14:00', '14:45')] },
];
const week = { 1: ['Обычные', 'Вторая смена'], 2: ['Обычные'], 3: ['Обычные'], 4: ['Обычные'], 5: ['Обычные'] };
const calendar = {
  firstDay: '2025-09-01',
  lastDay: '2027-05-31',
  vacations: [{ name: 'Осенние каникулы', from: '2026-10-26', to: '2026-11-03' }],
  days: [
    { day: '2026-10-30', kind: 'bells', bells: ['Короткие'] },
    { day: '2026-11-07', kind: 'weekday', weekday: 1 },
    { day: '2026-11-25', kind: 'off' },
    { day: '2026-12-31', kind: 'bells', bells: ['Короткие'] },
    { day: '2026-11-08', kind: 'weekday', weekday: 7 },
  ],
};
const plan = (day: string, change: Partial<Calendar> = {}, saturday: string[] = []) =>
  planOf(
    day,
    timetableSchema.parse({ bells, week: { ...week, 6: saturday }, calendar: { ...calendar, ...change } }),
    nationalDays,
  );

test.each([
  ['a Monday with two shifts', '2026-11-23', [1, 7], 'usual'],
  ['a Tuesday', '2026-11-24', [1], 'usual'],
  ['a working Saturday with Monday’s bells', '2026-11-07', [1, 7], 'moved'],
  ['a special day in the vacation', '2026-10-30', [1], 'own'],
  ['a day off that the school works all the same', '2026-12-31', [1], 'own'],
  ['a Saturday the whole country works instead of a Monday', '2025-11-01', [1, 7], 'moved'],
])('%s', (_name, day, numbers, as) => {
  const planned = plan(day);
  expect(planned).toMatchObject({ kind: 'lessons', as });
  expect(planned.kind === 'lessons' && planned.lessons.map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ['a Sunday', '2026-11-29', 'day-off', null],
  ['a day the school gave off', '2026-11-25', 'day-off', null],
  ['a moved day that takes an empty weekday', '2026-11-08', 'day-off', null],
  ['a vacation', '2026-10-26', 'vacation', 'Осенние каникулы'],
  ['its last day', '2026-11-03', 'vacation', 'Осенние каникулы'],
  ['a national holiday', '2026-11-04', 'holiday', 'День народного единства'],
  ['a day off moved from a Saturday', '2026-05-11', 'holiday', null],
  ['before the teaching year', '2025-08-31', 'out-of-year', null],
  ['after it', '2027-06-01', 'out-of-year', null],
])('free: %s', (_name, day, why, title) => {
  expect(plan(day)).toEqual({
    kind: 'free',
    why,
    title: title === null ? null : expect.objectContaining({ ru: title }),
  });
});

test.each([
  ['holidays of Russia are not counted', '2026-11-04', { nationalHolidays: false }, []],
  ['in a six-day week a Saturday cannot be moved', '2026-05-11', {}, ['Обычные']],
])('rings: %s', (_name, day, change, saturday) => {
  expect(plan(day, change, saturday)).toMatchObject({ kind: 'lessons', as: 'usual' });
});

test('in a six-day week a day off moved from a Sunday stays free', () => {
  expect(plan('2026-03-09', {}, ['Обычные'])).toMatchObject({ kind: 'free', why: 'holiday' });
});
