import { expect, it, test } from 'vitest';
import { byTime, timeKey, timeOfKey, unitOfTimes } from '../../../../core/journal/time-key.ts';

it('sorts time keys: lessons by number, then hours', () => {
  expect(['h10', '10', 'h9', '2', '30', 'h0'].sort(byTime)).toEqual(['2', '10', '30', 'h0', 'h9', 'h10']);
});

test.each([
  ['3', { lesson: 3, hour: null }],
  ['h9', { lesson: null, hour: 9 }],
  ['h0', { lesson: null, hour: 0 }],
])('%s is the key of %j', (key, time) => {
  expect(timeKey(time)).toBe(key);
  expect(timeOfKey(key)).toEqual(time);
});

test.each([
  [['1', '7'], 'lesson'],
  [['h9'], 'hour'],
  [['1', 'h16'], 'both'],
  [[], 'both'],
])('%j count by %s', (keys, unit) => {
  expect(unitOfTimes(keys)).toBe(unit);
});
