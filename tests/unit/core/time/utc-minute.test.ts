import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  minutesBetween,
  utcMinute,
  utcMinuteAfter,
  utcMinutePattern,
  wholeMinuteAfter,
} from '../../../../core/time/utc-minute.ts';

test.each([
  ['2026-11-23T05:30:59.999Z', '2026-11-23T05:30Z'],
  ['2026-11-24T00:10+04:00', '2026-11-23T20:10Z'],
])('cuts %s to the UTC minute %s', (instant, minute) => {
  expect(utcMinute(new Date(instant))).toBe(minute);
  expect(minute).toMatch(utcMinutePattern);
});

test.each([
  ['a leap day', '2028-02-28T23:59Z', 1, '2028-02-29T00:00Z'],
  ['the end of a year', '2026-12-31T23:30Z', 45, '2027-01-01T00:15Z'],
])('adds minutes over %s', (_case, from, minutes, until) => {
  expect(utcMinuteAfter(new Date(from), minutes)).toBe(until);
  expect(minutesBetween(from, until)).toBe(minutes);
  expect(minutesBetween(until, from)).toBe(-minutes);
});

test.each(['2026-11-23T05:30', '2026-11-23T05:30:00Z', '2026-11-23 05:30Z'])('%j is not a UTC minute', (text) => {
  expect(text).not.toMatch(utcMinutePattern);
});

test('rounds up to a whole minute', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000_000), fc.nat(3_600_000), (now, ms) => {
      const at = wholeMinuteAfter(now, ms);
      expect(at % 60_000).toBe(0);
      expect(at - now).toBeGreaterThanOrEqual(ms);
      expect(at - now).toBeLessThan(ms + 60_000);
    }),
  );
});
