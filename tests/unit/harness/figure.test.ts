import { expect, test } from 'vitest';
import { type Goal, isMet, median, quantile } from '../../../harness/figure.ts';

const tenth = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];

test.each<[readonly number[], number, number]>([
  [tenth, 0, 1],
  [tenth, 0.1, 1],
  [tenth, 0.11, 2],
  [tenth, 0.5, 5],
  [tenth, 0.9, 9],
  [tenth, 0.99, 10],
  [tenth, 1, 10],
  [[7], 0.5, 7],
  [[100, 20, 3], 0.5, 20],
  [[], 0.5, Number.NaN],
])('of %j the share %d does not exceed %d', (samples, share, value) => {
  expect(quantile(samples, share)).toBe(value);
});

test('the median is one of the samples, and leaves them in their order', () => {
  const samples = [3, 1, 2, 4];
  expect(median(samples)).toBe(2);
  expect(samples).toEqual([3, 1, 2, 4]);
});

test.each<[number, Goal | undefined, boolean | undefined]>([
  [20, { most: 20 }, true],
  [20.1, { most: 20 }, false],
  [95, { least: 95 }, true],
  [94.9, { least: 95 }, false],
  [0, { most: 0 }, true],
  [Number.NaN, { most: 20 }, false],
  [Number.NaN, { least: 95 }, false],
  [20, undefined, undefined],
])('%d with the goal %j is met: %s', (value, goal, met) => {
  expect(isMet({ name: 'one', value, unit: 'ms', ...(goal && { goal }) })).toBe(met);
});
