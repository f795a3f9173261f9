import { expect, test } from 'vitest';
import { fromLessonDraft, nextLesson, normalizeClock, wholeNumber } from '../../../../core/timetable/lesson-draft.ts';

test.each([
  [' 12 ', 12],
  ['0', 0],
  ['12345', Number.NaN],
  ['1.5', Number.NaN],
  ['-1', Number.NaN],
  ['', Number.NaN],
])('reads %j as the whole number %j', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number);
});

test('leaves text that is not a time for the schema to reject', () => {
  expect(normalizeClock('8.30')).toBe('08:30');
  expect(normalizeClock('25:00')).toBe('25:00');
  expect(fromLessonDraft({ number: 'x', from: '830', to: 'noon' })).toEqual({
    number: Number.NaN,
    from: '08:30',
    to: 'noon',
  });
});

const first = { number: '1', from: '08:30', to: '09:15' };

test.each([
  ['no lessons', [], { number: '1', from: '08:30', to: '09:15' }],
  ['one lesson', [first], { number: '2', from: '09:25', to: '10:10' }],
  ['a break of 20', [first, { number: '2', from: '09:35', to: '10:20' }], { number: '3', from: '10:40', to: '11:25' }],
  [
    'a lesson up to midnight',
    [{ number: '8', from: '23:00', to: '23:45' }],
    { number: '9', from: '23:55', to: '00:40' },
  ],
  [
    'an unreadable last lesson',
    [first, { number: '2', from: '', to: '' }],
    { number: '3', from: '08:30', to: '09:15' },
  ],
])('suggests a lesson after %s', (_case, lessons, next) => {
  expect(nextLesson(lessons)).toEqual(next);
});
