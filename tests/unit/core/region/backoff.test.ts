import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff, firstDelay } from '../../../../core/region/backoff.ts';

const almostOne = 1 - Number.EPSILON;

it('has an upper bound that doubles from 1 s to 30 min, and a lower bound of 0', () => {
  const longest = Array.from({ length: 14 }, (_, nth) => Math.round(backoff(nth + 1, almostOne) / 1000));
  expect(longest).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1800, 1800, 1800]);
  expect(backoff(9, 0)).toBe(0);
  expect(backoff(5000, almostOne)).toBeLessThanOrEqual(1_800_000);
});

it('never ends before Retry-After', () => {
  const failures = fc.integer({ min: 1, max: 5000 });
  const random = fc.double({ min: 0, max: almostOne, noNaN: true });
  fc.assert(
    fc.property(failures, random, fc.integer({ min: 0, max: 86_400_000 }), (count, chance, after) => {
      expect(backoff(count, chance, after)).toBeGreaterThanOrEqual(after);
      expect(backoff(count, chance, after)).toBeLessThanOrEqual(after + 1_800_000);
    }),
  );
});

it('spreads the first request evenly over a lesson', () => {
  expect([0, 0.5, almostOne].map((random) => Math.round(firstDelay(random) / 60_000))).toEqual(
    [0, 22.5, 45].map(Math.round),
  );
});
