import { addDays } from '../time/local-time.ts';
import { MS_PER_DAY } from '../time/units.ts';
import { weekdayOf } from '../time/weekday.ts';

/** Indexes of a day: a lesson by its number (1 to 23), or an hour (0 to 23). */
export const INDEXES_PER_DAY = 24;

/** The indexes of a chain of codes. Its anchor has the index below `first`, so that the anchor is no code. */
export interface ChainIndexes {
  anchor: number;
  first: number;
  last: number;
}

/** Days of a chain that belongs to a week. */
const DAYS_PER_WEEK = 7;

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
  const first = codeIndex(isMonth(chain) ? `${chain}-01` : chain, 0);
  return { anchor: first - 1, first, last: codeIndex(lastDayOf(chain), INDEXES_PER_DAY - 1) };
}

/** Return the last ISO day of a chain. */
export function lastDayOf(chain: string): string {
  if (!isMonth(chain)) return addDays(chain, DAYS_PER_WEEK - 1);
  const [year = 0, month = 0] = chain.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Return the names of the chains that may hold the codes of an ISO day: its week's, and its month's. */
export function chainsOf(day: string): string[] {
  return [addDays(day, 1 - weekdayOf(day)), day.slice(0, '2026-12'.length)];
}

function isMonth(chain: string): boolean {
  return chain.length === '2026-12'.length;
}
