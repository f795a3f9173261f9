import { expect, test } from 'vitest';
import { RateLimit, schoolRate } from '../../fleet/rate-limit.ts';

test('a burst is served, then as many as the rate fills, for each key alone', () => {
  const limit = new RateLimit({ perSecond: 2, burst: 3 });
  const taken = (key: string, now: number, times: number): number[] =>
    Array.from({ length: times }, () => limit.take(key, now));
  expect(taken('a', 0, 4)).toEqual([0, 0, 0, 1]);
  expect(taken('b', 0, 1)).toEqual([0]);
  expect(taken('a', 1000, 3)).toEqual([0, 0, 1]); // two were filled in a second
  expect(taken('a', 60_000, 4)).toEqual([0, 0, 0, 1]); // no more than the burst
});

test('a refused request is told the whole seconds to wait', () => {
  const limit = new RateLimit({ perSecond: 0.1, burst: 1 });
  expect(limit.take('a', 0)).toBe(0);
  expect(limit.take('a', 0)).toBe(10);
  expect(limit.take('a', 4500)).toBe(6);
});

test('a school of 500 PCs may come at once and once more soon', () => {
  const limit = new RateLimit(schoolRate);
  const served = (now: number): number =>
    Array.from({ length: 500 }, () => limit.take('a', now)).filter((wait) => wait === 0).length;
  expect([served(0), served(100_000)]).toEqual([500, 500]);
});
