import { longestAsked } from './response.ts';

/** ms of the first pause after a failure, and of the longest. */
const FIRST = 1000;
const LONGEST = 30 * 60 * 1000;

/** The longest pause there can be, ms: what an engine may ask for, and the longest back-off. */
export const longestPause = longestAsked + LONGEST;

/** ms over which a first sending is spread: a lesson. Who sees it come cannot tell when in the lesson it was made. */
export const spread = 45 * 60 * 1000;

/**
 * How long to wait after so many failures in a row, ms: anything up to 1 s, 2 s, 4 s … 30 min, so that PCs that failed
 * together do not come back together. What the engine asked for is waited for first.
 * @param failures at least 1 @param random from 0 up to 1 @param after ms, as the engine asked
 */
export function backOff(failures: number, random: number, after: number | null = null): number {
  return (after ?? 0) + random * Math.min(LONGEST, FIRST * 2 ** (failures - 1));
}

/** How long entries that are new wait before they are sent, ms. @param random from 0 up to 1 */
export function firstDelay(random: number): number {
  return random * spread;
}
