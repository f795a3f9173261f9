import * as z from 'zod/mini';
import { minutesBetween, utcMinute, utcMinuteAfter, utcMinutePattern } from '../time/utc-minute.ts';

const moment = z.string().check(z.regex(utcMinutePattern));

/** Wrong attempts in a row, and the delay they have brought, if any. */
export const lockoutSchema = z.strictObject({
  wrong: z.int().check(z.positive()),
  lock: z.nullable(z.strictObject({ from: moment, until: moment })),
});
export type Lockout = z.infer<typeof lockoutSchema>;

/** Wrong attempts before the first delay. */
const FREE_ATTEMPTS = 5;

/** Minutes of the delay after the fifth wrong try, the sixth …; the last repeats, so that a prank ends the same day. */
const DELAY_MINUTES = [1, 5, 15, 60, 240] as const;

/**
 * Counts a try as wrong. To be stored before the try is checked: a worker that is killed while it checks gives no try
 * away.
 */
export function countAttempt(now: Date, lockout: Lockout | null): Lockout {
  const wrong = (lockout?.wrong ?? 0) + 1;
  const delay = DELAY_MINUTES[Math.min(wrong - FREE_ATTEMPTS, DELAY_MINUTES.length - 1)];
  return { wrong, lock: delay === undefined ? null : lockFor(now, delay) };
}

/** The delay that is on, or `null`. A clock set back begins it anew, no longer than it was to last. */
export function activeLock(now: Date, lockout: Lockout | null): Lockout['lock'] {
  const lock = lockout?.lock ?? null;
  if (!lock) return null;
  const at = utcMinute(now);
  if (at < lock.from) return lockFor(now, minutesBetween(lock.from, lock.until) - 1);
  return at < lock.until ? lock : null;
}

/** Attempts left before the next delay. */
export function attemptsLeft(lockout: Lockout | null): number {
  return Math.max(0, FREE_ATTEMPTS - (lockout?.wrong ?? 0));
}

/** A delay of so many whole minutes: the minute that has begun does not count. */
function lockFor(now: Date, minutes: number): { from: string; until: string } {
  const from = utcMinute(now);
  return { from, until: utcMinuteAfter(now, minutes + 1) };
}
