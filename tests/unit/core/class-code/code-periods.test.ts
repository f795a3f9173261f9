import { expect, test } from 'vitest';
import { codeIndex } from '../../../../core/class-code/code-index.ts';
import { acceptedPeriods, shownPeriod } from '../../../../core/class-code/code-periods.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
  { number: 3, from: '10:12', to: '10:57' },
  { number: 24, from: '15:00', to: '15:45' },
];
const monday = timetableOf({ 1: lessons }, { shortBreaks: 15 });
const numbers = (clock: string, timetable = monday) =>
  acceptedPeriods(new Date(`2026-11-23T${clock}+04:00`), timetable, []).map(({ lesson, hour }) => lesson ?? `h${hour}`);

test.each([
  ['six minutes before the lesson', '08:24', []],
  ['five minutes before the lesson', '08:25', [1]],
  ['in the lesson', '08:50', [1]],
  ['in the last minute of the lesson', '09:14', [1]],
  ['after its bell, although the break counts as lesson time', '09:15', []],
  ['before the next lesson after a short break', '10:08', [2, 3]],
  ['in a lesson that is numbered too high', '15:10', []],
])('accepts codes %s: %s', (_when, clock, accepted) => {
  expect(numbers(clock)).toEqual(accepted);
});

test('goes by the hour without a timetable', () => {
  const without = timetableOf({});
  expect(numbers('08:50', without)).toEqual(['h8']);
  expect(numbers('08:55', without)).toEqual(['h8', 'h9']);
  const [last, next] = acceptedPeriods(new Date('2026-11-23T23:58+04:00'), without, []);
  expect(last).toMatchObject({ day: '2026-11-23', hour: 23, until: new Date('2026-11-24T00:00+04:00') });
  expect(next).toMatchObject({ day: '2026-11-24', hour: 0, index: codeIndex('2026-11-24', 0) });
});

test('shows the code of this lesson, in a break of the next, and none on a free day', () => {
  const shown = (at: string) => shownPeriod(new Date(at), monday, [])?.lesson ?? null;
  expect(shown('2026-11-23T08:50+04:00')).toBe(1);
  expect(shown('2026-11-23T09:18+04:00')).toBe(2);
  expect(shown('2026-11-24T09:18+04:00')).toBeNull();
});
