import { expect, it, test } from 'vitest';
import { mapWeek, weekdayOf, weekdays } from '../../../../core/time/weekday.ts';

test.each([
  ['2026-11-23', 1],
  ['2026-11-28', 6],
  ['2026-11-29', 7],
  ['2028-02-29', 2],
])('%s is weekday %i', (day, weekday) => {
  expect(weekdayOf(day)).toBe(weekday);
});

it('maps every weekday once', () => {
  expect(mapWeek((day) => day * 10)).toEqual({ 1: 10, 2: 20, 3: 30, 4: 40, 5: 50, 6: 60, 7: 70 });
  expect(weekdays).toHaveLength(7);
});
