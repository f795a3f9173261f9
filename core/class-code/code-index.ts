import { MS_PER_DAY } from '../time/units.ts';

/** Indexes of a day: a lesson by its number (1 to 23), or an hour (0 to 23). */
export const INDEXES_PER_DAY = 24;

/** The indexes of a month. Its anchor has the index below `first`, so that the anchor is no code. */
export interface MonthIndexes {
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

/** Return the indexes of the month of an ISO day or month (`2026-12`); 31 × 24 at most. */
export function monthIndexes(day: string): MonthIndexes {
  const month = monthOf(day);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const first = codeIndex(`${month}-01`, 0);
  return { anchor: first - 1, first, last: codeIndex(lastDay, INDEXES_PER_DAY - 1) };
}

/** Return the month of an ISO day: `2026-12`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}
