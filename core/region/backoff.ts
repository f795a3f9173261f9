import { maxRetryAfterMs } from './response.ts';

/** Upper bound of the backoff after the first failure, ms. */
const firstBackoffMs = 1000;

/** Upper bound of any backoff, ms: 30 minutes. */
const maxBackoffMs = 30 * 60 * 1000;

/** Longest possible pause, ms: the longest `Retry-After` plus the longest backoff. */
export const maxPauseMs = maxRetryAfterMs + maxBackoffMs;

/**
 * Window over which the first request for new entries is spread, ms: one lesson of 45 minutes. The arrival time then
 * does not reveal when in the lesson an entry was written.
 */
export const sendWindowMs = 45 * 60 * 1000;

/**
 * Return the delay before the next try, ms: exponential backoff with full jitter, added to `Retry-After`. The upper
 * bound is 1 s, 2 s, 4 s … 30 min. Jitter keeps PCs that failed together from retrying together
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @param failures consecutive failures, at least 1
 * @param random from 0 up to, not including, 1
 * @param retryAfter ms the engine asked for; `null` when it asked for nothing
 */
export function backoff(failures: number, random: number, retryAfter: number | null = null): number {
  return (retryAfter ?? 0) + random * Math.min(maxBackoffMs, firstBackoffMs * 2 ** (failures - 1));
}

/** Return the delay before new entries are sent for the first time, ms. @param random from 0 up to, not including, 1 */
export function firstDelay(random: number): number {
  return random * sendWindowMs;
}
