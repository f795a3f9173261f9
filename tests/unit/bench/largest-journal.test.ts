import { expect, test } from 'vitest';
import { type JournalBounds, largestJournal } from '../../../bench/largest-journal.ts';

test.each<[string, number, JournalBounds, number]>([
  ['is the part’s own', 100_000, {}, 100_000],
  ['has 10,000 incidents on an old PC', 1_000_000, { slowed: 'old-pc' }, 10_000],
  ['has 10,000 incidents with slowed pages', 100_000, { slowed: 'slow-pages' }, 10_000],
  ['has as many as are allowed', 1_000_000, { incidents: 100_000 }, 100_000],
  ['is not made larger by what is allowed', 50_000, { incidents: 1_000_000 }, 50_000],
  ['is not made larger on an old PC', 1_000_000, { slowed: 'old-pc', incidents: 100_000 }, 10_000],
  ['is made smaller on an old PC', 100_000, { slowed: 'old-pc', incidents: 1000 }, 1000],
])('the largest journal %s', (_, own, bounds, expected) => {
  expect(largestJournal(own, bounds)).toBe(expected);
});
