import { expect, test } from 'vitest';
import { type DailyNote, nextDailyNote } from '../../../../core/journal/daily-note.ts';

const today = '2026-11-28';
const yesterday = '2026-11-27';

test.each<[string, DailyNote | null, number, number | null, DailyNote]>([
  ['the first time', null, 240, 240, { day: today, owed: 0 }],
  ['nothing', null, 0, null, { day: null, owed: 0 }],
  ['again on the same day', { day: today, owed: 0 }, 3, null, { day: today, owed: 3 }],
  ['more on the same day', { day: today, owed: 3 }, 2, null, { day: today, owed: 5 }],
  ['on another day, with what is owed', { day: yesterday, owed: 5 }, 1, 6, { day: today, owed: 0 }],
  ['what is owed alone', { day: yesterday, owed: 5 }, 0, 5, { day: today, owed: 0 }],
  ['nothing on another day', { day: yesterday, owed: 0 }, 0, null, { day: yesterday, owed: 0 }],
])('%s', (_case, known, count, note, next) => {
  expect(nextDailyNote(known, today, count)).toEqual({ note, known: next });
});
