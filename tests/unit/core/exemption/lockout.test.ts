import { describe, expect, it, test } from 'vitest';
import { activeLock, attemptsLeft, countAttempt, type Lockout } from '../../../../core/exemption/lockout.ts';
import { utcMinute, utcMinuteAfter } from '../../../../core/time/utc-minute.ts';

const at = (clock: string, day = '2026-11-23'): Date => new Date(`${day}T${clock}:30Z`);

/** Return the lockout after a number of wrong attempts within one minute. */
function wrong(times: number, now = at('08:00')): Lockout | null {
  let tries: Lockout | null = null;
  for (let i = 0; i < times; i++) tries = countAttempt(now, tries);
  return tries;
}

test.each([
  [1, 4, null],
  [4, 1, null],
  [5, 0, '2026-11-23T08:02Z'],
  [6, 0, '2026-11-23T08:06Z'],
  [7, 0, '2026-11-23T08:16Z'],
  [8, 0, '2026-11-23T09:01Z'],
  [9, 0, '2026-11-23T12:01Z'],
  [50, 0, '2026-11-23T12:01Z'],
])('%i wrong attempts leave %i, and lock until %s', (times, left, until) => {
  const tries = wrong(times);
  expect(attemptsLeft(tries)).toBe(left);
  expect(activeLock(at('08:00'), tries)?.until ?? null).toBe(until);
});

describe('a delay', () => {
  it('lasts exactly its number of minutes', () => {
    const tries = wrong(6);
    expect(activeLock(at('08:05'), tries)).not.toBeNull();
    expect(activeLock(at('08:06'), tries)).toBeNull();
  });

  it('keeps the count after its end, so that the next wrong attempt starts the next delay', () => {
    expect(countAttempt(at('08:30'), wrong(5)).lock).toEqual({ from: '2026-11-23T08:30Z', until: '2026-11-23T08:36Z' });
  });

  it('restarts with the same length when the clock is set back', () => {
    const tries = wrong(8);
    const lock = activeLock(at('08:00', '2025-01-01'), tries);
    expect(lock).toEqual({ from: '2025-01-01T08:00Z', until: '2025-01-01T09:01Z' });
    expect(activeLock(at('09:01', '2025-01-01'), { wrong: 8, lock })).toBeNull();
  });

  it('contains no number that could be a timestamp', () => {
    for (const value of JSON.stringify(wrong(9)).match(/\d+(?=[,}])/g) ?? []) expect(Number(value)).toBeLessThan(100);
  });
});

it('stores times as UTC minutes', () => {
  expect(utcMinute(new Date('2026-12-31T23:59:59.999Z'))).toBe('2026-12-31T23:59Z');
  expect(utcMinuteAfter(new Date('2026-12-31T23:59:59.999Z'), 1)).toBe('2027-01-01T00:00Z');
});
