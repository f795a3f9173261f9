import * as z from 'zod/mini';
import { minutesBetween, utcMinute, utcMinuteAfter, utcMinutePattern } from '../time/utc-minute.ts';

const moment = z.string().check(z.regex(utcMinutePattern));

/** Number of consecutive wrong attempts, and the current delay, if any. */
export const lockoutSchema = z.strictObject({
  wrong: z.int().check(z.positive()),
  lock: z.nullable(z.strictObject({ from: moment, until: moment })),
});
export type Lockout = z.infer<typeof lockoutSchema>;

/** Wrong attempts before the first delay. */
const FREE_ATTEMPTS = 5;

/**
 * Delay in minutes after the fifth wrong attempt, the sixth, and so on; the last repeats, so that a lock ends the same
 * day.
 */
const DELAY_MINUTES = [1, 5, 15, 60, 240] as const;

/**
 * Count an attempt as wrong. Store the result before checking the secret, so that killing the worker during the check
 * does not give a free attempt.
 */
export function countAttempt(now: Date, lockout: Lockout | null): Lockout {
  const wrong = (lockout?.wrong ?? 0) + 1;
  const delay = DELAY_MINUTES[Math.min(wrong - FREE_ATTEMPTS, DELAY_MINUTES.length - 1)];
  return { wrong, lock: delay === undefined ? null : lockFor(now, delay) };
}

/** Return the active delay, or `null`. If the clock was set back, the delay restarts now with its original length. */
export function activeLock(now: Date, lockout: Lockout | null): Lockout['lock'] {
  const lock = lockout?.lock ?? null;
  if (!lock) return null;
  const at = utcMinute(now);
  if (at < lock.from) return lockFor(now, minutesBetween(lock.from, lock.until) - 1);
  return at < lock.until ? lock : null;
}

/** Return the number of attempts left before the first delay. */
export function attemptsLeft(lockout: Lockout | null): number {
  return Math.max(0, FREE_ATTEMPTS - (lockout?.wrong ?? 0));
}

/** Create a delay of whole minutes. The current minute does not count, hence the extra one. */
function lockFor(now: Date, minutes: number): { from: string; until: string } {
  const from = utcMinute(now);
  return { from, until: utcMinuteAfter(now, minutes + 1) };
}
