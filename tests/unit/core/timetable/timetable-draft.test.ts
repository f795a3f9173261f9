import { expect, test } from 'vitest';
import {
  copyDay,
  fromTimetableDraft,
  hasNoLessons,
  newBells,
  removeBells,
  timetableErrorAt,
  toTimetableDraft,
} from '../../../../core/timetable/timetable-draft.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';

const lessons = [{ number: 1, from: '08:30', to: '09:15' }];
const timetable = timetableSchema.parse({
  bells: [
    { name: 'A', lessons },
    { name: 'B', lessons: [] },
  ],
  week: { 1: ['A'], 2: ['B'] },
  calendar: { days: [{ day: '2026-11-07', kind: 'bells', bells: ['B'] }] },
});
const draft = toTimetableDraft(timetable);

test('converts a timetable to a draft and back', () => {
  expect(fromTimetableDraft(draft)).toEqual(timetable);
});

test('follows bells that are renamed', () => {
  const renamed = draft.bells.map((one) => (one.name === 'B' ? { ...one, name: ' Second ' } : one));
  const { week, calendar } = fromTimetableDraft({ ...draft, bells: renamed });
  expect(week[2]).toEqual(['Second']);
  expect(calendar.days).toEqual([{ day: '2026-11-07', kind: 'bells', bells: ['Second'] }]);
});

test('removes bells from the week and from single days', () => {
  const { bells, week, days } = removeBells(draft, 1);
  expect([bells.map(({ name }) => name), week[1], week[2], days[0]?.bells]).toEqual([['A'], [0], [], []]);
});

test('gives new bells an unused key and name', () => {
  expect(newBells(draft.bells, 'A')).toEqual({ key: 2, name: 'A 2', lessons: [] });
  expect(newBells([], 'A')).toMatchObject({ key: 0, name: 'A' });
});

test('copies a day without sharing its list', () => {
  const week = copyDay(draft.week, 1, [2, 7]);
  expect([week[1], week[2], week[3], week[7]]).toEqual([[0], [0], [], [0]]);
  expect(week[2]).not.toBe(week[1]);
});

test('has no lessons if the week names only empty bells', () => {
  expect(hasNoLessons(draft)).toBe(false);
  expect(hasNoLessons({ ...draft, week: { ...draft.week, 1: [1] } })).toBe(true);
});

test.each([
  ['zone', 'zone'],
  ['bells.0.lessons.2.number', 'lessonNumber'],
  ['bells.0.lessons.2.to', 'clock'],
  ['bells.0.lessons', 'tooMany'],
  ['lastDay', 'day'],
  ['days.0.day', 'repeatedDay'],
  ['days.0.bells.1', 'dayBells'],
  ['vacations.0.to', 'day'],
])('explains %s as %s', (path, error) => {
  expect(timetableErrorAt(path, draft)).toBe(error);
});
