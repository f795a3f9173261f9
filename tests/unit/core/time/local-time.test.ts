import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { addDays, formatClock, isTimeZone, localTime, minuteOfDay } from '../../../../core/time/local-time.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';

test.each([
  // instant, zone → local day, minute, weekday
  ['2026-11-23T20:00:00Z', 'Europe/Saratov', '2026-11-24', 0, 2],
  ['2026-11-23T19:59:59Z', 'Europe/Saratov', '2026-11-23', 1439, 1],
  ['2016-12-03T22:59:00Z', 'Europe/Saratov', '2016-12-04', 119, 7], // still +03:00 …
  ['2016-12-03T23:00:00Z', 'Europe/Saratov', '2016-12-04', 180, 7], // … and +04:00 from that night on
  ['2026-12-31T20:30:00Z', 'Europe/Saratov', '2027-01-01', 30, 5],
  ['2026-03-29T00:59:00Z', 'Europe/Berlin', '2026-03-29', 119, 7],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 180, 7],
])('%s in %s is %s, minute %i', (instant, zone, day, minute, weekday) => {
  expect(localTime(new Date(instant), zone)).toEqual({ day, minute });
  expect(weekdayOf(day)).toBe(weekday);
});

it('parses and formats clock times', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      expect(minuteOfDay(formatClock(minute))).toBe(minute);
    }),
  );
  expect(formatClock(1440)).toBe('00:00');
});

it('computes weekdays, and adds days across months, years and leap days', () => {
  expect(weekdayOf('2026-11-23')).toBe(1);
  expect(weekdayOf('2026-11-29')).toBe(7);
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

it('accepts only valid time zones', () => {
  expect(isTimeZone('Europe/Saratov')).toBe(true);
  expect(isTimeZone('Саратов')).toBe(false);
});
