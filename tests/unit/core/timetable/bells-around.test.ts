import { expect, test } from 'vitest';
import { bellsAround } from '../../../../core/timetable/bells-around.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
];
const monday = timetableOf({ 1: lessons }, { shortBreaks: 30 });

test.each([
  ['before the first lesson', '2026-11-23T07:00+04:00', '2026-11-16T10:10', '2026-11-23T08:30'],
  ['on a bell', '2026-11-23T08:30+04:00', '2026-11-23T08:30', '2026-11-23T09:15'],
  ['in a short break that counts as lesson time', '2026-11-23T09:20+04:00', '2026-11-23T09:15', '2026-11-23T09:25'],
  ['after the last lesson', '2026-11-23T12:00+04:00', '2026-11-23T10:10', '2026-11-30T08:30'],
])('%s', (_case, now, last, next) => {
  expect(bellsAround(new Date(now), monday, [])).toEqual({ last, next });
});

test('has no bell in an empty timetable', () => {
  expect(bellsAround(new Date('2026-11-23T07:00Z'), timetableOf({}), [])).toEqual({ last: null, next: null });
});
