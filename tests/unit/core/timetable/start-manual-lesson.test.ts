import { expect, it, test } from 'vitest';
import { manualLessonSchema } from '../../../../core/timetable/manual-lesson.ts';
import { startManualLesson } from '../../../../core/timetable/start-manual-lesson.ts';

const zone = 'Europe/Saratov';

it('ends after the given minutes, also on the next day', () => {
  expect(startManualLesson(new Date('2026-11-23T23:40+04:00'), zone, 45)).toEqual({
    from: '2026-11-23T23:40',
    until: '2026-11-24T00:25',
  });
});

it('has no end when none is given', () => {
  const lesson = startManualLesson(new Date('2026-11-23T12:00:59+04:00'), zone, null);
  expect(lesson).toEqual({ from: '2026-11-23T12:00', until: null });
  expect(manualLessonSchema.safeParse(lesson).success).toBe(true);
});

test.each([
  { from: '2026-11-23T12:00Z', until: null },
  { from: '2026-11-23', until: null },
  { from: '2026-11-23T12:00', until: '' },
  { from: '2026-11-23T12:00' },
])('refuses %j from storage', (stored) => {
  expect(manualLessonSchema.safeParse(stored).success).toBe(false);
});
