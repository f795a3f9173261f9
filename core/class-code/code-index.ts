import { rangeOf } from '../time/calendar-period.ts';
import type { DayRange } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { MS_PER_DAY } from '../time/units.ts';

/** Indexes of a day: a lesson by its number (1 to 23), or an hour (0 to 23). */
export const INDEXES_PER_DAY = 24;

/** Characters of the name of a month's chain. */
const MONTH_LENGTH = '2026-12'.length;

/** The indexes of a chain of codes. Its anchor has the index below `first`, so that the anchor is no code. */
export interface ChainIndexes {
  anchor: number;
  first: number;
  last: number;
}

/**
 * Return the index of a lesson or an hour: days since 1970-01-01 × 24 + lesson or hour.
 * @param day ISO day @param slot number of the lesson, or the hour
 * @throws RangeError for a slot that would be an index of another day
 */
export function codeIndex(day: string, slot: number): number {
  if (!Number.isInteger(slot) || slot < 0 || slot >= INDEXES_PER_DAY) throw new RangeError('a lesson or hour below 24');
  return (Date.parse(`${day}T00:00Z`) / MS_PER_DAY) * INDEXES_PER_DAY + slot;
}

/**
 * Return the indexes of a chain: 7 × 24 of a week, up to 31 × 24 of a month.
 * @param chain name of the chain: the Monday of its week (`2026-11-30`), or its month (`2026-12`)
 */
export function chainIndexes(chain: string): ChainIndexes {
  const { from, to } = daysOf(chain);
  const first = codeIndex(from, 0);
  return { anchor: first - 1, first, last: codeIndex(to, INDEXES_PER_DAY - 1) };
}

/** Return the last ISO day of a chain. */
export function lastDayOf(chain: string): string {
  return daysOf(chain).to;
}

/** Return the names of the chains that may hold the codes of an ISO day: its week's, and its month's. */
export function chainsOf(day: string): string[] {
  return [rangeOf({ name: 'week', day }).from, day.slice(0, MONTH_LENGTH)];
}

function daysOf(chain: string): DayRange {
  const isMonth = chain.length === MONTH_LENGTH;
  return isMonth ? rangeOf({ name: 'month', day: `${chain}-01` }) : { from: chain, to: addDays(chain, 6) };
}
