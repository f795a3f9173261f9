import { expect, it, test } from 'vitest';
import { instantOfLocal, nextInstant } from '../../../../core/time/next-instant.ts';

test.each([
  ['an ordinary time', '2026-11-23T08:30', 'Europe/Saratov', '2026-11-23T04:30:00.000Z'],
  ['midnight', '2026-11-23T00:00', 'Asia/Kolkata', '2026-11-22T18:30:00.000Z'],
  ['a time that the clock change skips', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['the first of two equal times', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['a leap day', '2028-02-29T08:30', 'UTC', '2028-02-29T08:30:00.000Z'],
])('finds the instant of %s', (_case, moment, zone, instant) => {
  expect(instantOfLocal(moment, zone)?.toISOString()).toBe(instant);
});

const now = new Date('2026-11-23T04:30:30Z');

test.each([
  ['the current minute is not a candidate', ['2026-11-23T08:30'], 1, null],
  ['the nearest moment comes first, in any order', ['2026-11-23T10:00', '2026-11-23T09:15'], 1, '2026-11-23T05:15'],
  ['a moment after the search range is ignored', ['2026-11-25T08:30'], 1, null],
  ['a moment in a longer range is found', ['2026-11-25T08:30'], 3, '2026-11-25T04:30'],
])('%s', (_case, moments, days, instant) => {
  const found = nextInstant(now, 'Europe/Saratov', moments, days, () => true);
  expect(found).toEqual(instant && new Date(`${instant}Z`));
});

it('includes changes of the UTC offset', () => {
  const change = nextInstant(new Date('2026-03-28T12:00Z'), 'Europe/Berlin', [], 2, () => true);
  expect(change?.toISOString()).toBe('2026-03-29T01:00:00.000Z');
});
