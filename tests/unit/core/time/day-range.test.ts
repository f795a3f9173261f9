import { expect, it, test } from 'vitest';
import { daysIn, listDays, within } from '../../../../core/time/day-range.ts';

test.each([
  ['2026-11-22', '2026-11-23', '2026-11-29', false],
  ['2026-11-23', '2026-11-23', '2026-11-29', true],
  ['2026-11-29', '2026-11-23', '2026-11-29', true],
  ['2026-11-30', '2026-11-23', '2026-11-29', false],
  ['2026-11-23', null, '2026-11-23', true],
  ['2026-11-24', null, '2026-11-23', false],
  ['2026-11-23', '2026-11-23', null, true],
  ['2026-11-22', '2026-11-23', null, false],
  ['2026-11-23', null, null, true],
  ['2026-11-23', '2026-11-24', '2026-11-22', false],
])('within: %s from %s to %s is %s', (day, from, to, expected) => {
  expect(within(day, { from, to })).toBe(expected);
});

test.each([
  ['2026-11-23', '2026-11-23', 1],
  ['2026-11-23', '2026-11-29', 7],
  ['2028-02-01', '2028-03-01', 30],
  ['2026-01-01', '2026-12-31', 365],
])('counts the days from %s to %s', (from, to, count) => {
  expect(daysIn({ from, to })).toBe(count);
  const days = listDays({ from, to });
  expect(days).toHaveLength(count);
  expect([days[0], days.at(-1)]).toEqual([from, to]);
});

it('lists no days if the end is before the start', () => {
  expect(listDays({ from: '2026-11-24', to: '2026-11-22' })).toEqual([]);
});
