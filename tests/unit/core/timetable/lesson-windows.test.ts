import { expect, test } from 'vitest';
import { isBreakIn, lessonIn } from '../../../../core/timetable/lesson-windows.ts';

const day = '2026-11-23';
const windows = [
  { day, number: 1, from: `${day}T08:30`, to: `${day}T09:15` },
  { day, number: 2, from: `${day}T09:25`, to: `${day}T10:10` },
  { day, number: 3, from: `${day}T10:00`, to: `${day}T10:45` },
  { day, number: 9, from: `${day}T23:30`, to: '2026-11-24T00:15' },
  { day: '2026-11-24', number: 1, from: '2026-11-24T08:30', to: '2026-11-24T09:15' },
];

test.each([
  ['before the first bell', `${day}T08:29`, null, false],
  ['at the first bell', `${day}T08:30`, 1, false],
  ['in the last minute', `${day}T09:14`, 1, false],
  ['at the bell that ends a lesson', `${day}T09:15`, null, true],
  ['in two lessons that overlap', `${day}T10:05`, 2, true],
  ['after midnight in a night lesson', '2026-11-24T00:10', 9, false],
  ['in the morning after a night lesson', '2026-11-24T07:00', null, false],
  ['after the last lesson', '2026-11-24T09:15', null, false],
])('%s', (_case, moment, number, hasLessonsAround) => {
  expect(lessonIn(windows, moment)?.number ?? null).toBe(number);
  expect(isBreakIn(windows, moment)).toBe(hasLessonsAround);
});
