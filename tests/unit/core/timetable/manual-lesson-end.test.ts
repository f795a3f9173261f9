import { expect, it } from 'vitest';
import { endOfLesson, isLessonOn } from '../../../../core/timetable/manual-lesson-end.ts';

const timed = { from: '2026-11-23T12:00', until: '2026-11-23T12:45' };
const untimed = { from: '2026-12-31T12:00', until: null };

it('ends when it says, or at the end of its day', () => {
  expect(endOfLesson(timed)).toBe('2026-11-23T12:45');
  expect(endOfLesson(untimed)).toBe('2027-01-01T00:00');
});

it.each([
  [timed, '2026-11-23T11:59', false],
  [timed, '2026-11-23T12:00', true],
  [timed, '2026-11-23T12:44', true],
  [timed, '2026-11-23T12:45', false],
  [timed, '2026-11-24T12:10', false],
  [untimed, '2026-12-31T23:59', true],
  [untimed, '2027-01-01T00:00', false],
  [{ from: '2026-11-23T23:40', until: '2026-11-24T00:25' }, '2026-11-24T00:10', true],
  [{ from: '2026-11-23T12:00', until: '2026-11-23T12:00' }, '2026-11-23T12:00', false],
])('%j at %s is on: %s', (lesson, now, isOn) => {
  expect(isLessonOn(lesson, now)).toBe(isOn);
});
