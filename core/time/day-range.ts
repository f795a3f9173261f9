import { addDays } from './local-time.ts';
import { MS_PER_DAY } from './units.ts';

/** A range of ISO days (`2026-11-23`), both ends included. `null` leaves an end open. */
export interface OpenDayRange {
  from: string | null;
  to: string | null;
}

/** A range of ISO days with both ends given and included. */
export interface DayRange {
  from: string;
  to: string;
}

/** The range of every ISO day with a year of four digits. */
export const everyDay: DayRange = { from: '0000-01-01', to: '9999-12-31' };

/**
 * Return true if an ISO day lies in a range. ISO days sort as text (ISO 8601, section 4.1.2.2), so no date is parsed.
 * @param day `2026-11-23`
 */
export function within(day: string, { from, to }: OpenDayRange): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Count the days of a range; 1 for a single day, 0 or less when `to` is before `from`. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / MS_PER_DAY) + 1;
}

/** List the ISO days of a range in order; empty when `to` is before `from`. */
export function listDays(range: DayRange): string[] {
  return Array.from({ length: Math.max(0, daysIn(range)) }, (_, i) => addDays(range.from, i));
}
