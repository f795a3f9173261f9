import { expect, it } from 'vitest';
import { entrySchema } from '../../../../core/journal/entry.ts';
import { newAbsence, shownAt } from '../../../../core/journal/incident.ts';
import { absence, absentDays } from '../../../fixtures/journal-rows.ts';

it('an absence of lessons has no days, one of days no lessons, and both are valid', () => {
  const lessons = absence(4, '2026-11-24', '2026-11-25');
  const days = absentDays(3, '2026-11-24', '2026-11-26');
  const stretch = { day: '2026-11-24', lesson: 1, untilDay: '2026-11-25', untilLesson: 4, lessons: 4 };
  const found = [
    newAbsence(lessons.id, stretch),
    newAbsence(days.id, { day: '2026-11-24', untilDay: '2026-11-26', days: 3 }),
  ];
  expect(found).toEqual([lessons, days]);
  for (const entry of found) expect(entrySchema.parse(entry)).toEqual(entry);
});

it('an absence of days stands before the lessons of its first day', () => {
  const shown = [absentDays(3), absence(4)].map(shownAt);
  expect(shown).toEqual(shown.toSorted());
});
