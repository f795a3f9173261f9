import { type DayRange, everyDay, type OpenDayRange, within } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import type { Sealed } from './seal.ts';

/** What is kept of the days of a journal. */
export interface KeptDays {
  /** First ISO day of which anything is kept; `null` in an empty journal. */
  from: string | null;
  /** First ISO day with single entries; `null` while retention has deleted none. Earlier days have sums at most. */
  entriesFrom: string | null;
  /** Days after `from` without entries and without sums. */
  lost: DayRange[];
}

/** The part of a sum's seal that tells which day log came before it. */
type Neighbour = Pick<Sealed, 'day' | 'after'>;

/**
 * Return what is kept of the days of a journal.
 * @param sums the seals of its day sums, in any order
 * @param logs the day logs with entries @param through the last ISO day that retention deleted
 */
export function keptDaysOf(sums: readonly Neighbour[], logs: readonly Neighbour[], through: string | null): KeptDays {
  const days = [...sums, ...logs].map(({ day }) => day).sort();
  const [from = null] = days;
  const entriesFrom = through === null ? null : addDays(through, 1);
  return { from, entriesFrom, lost: from === null ? [] : lostDays(sums, through).filter(({ to }) => to >= from) };
}

/**
 * Find the days of day logs that are gone without a sum: a sum names its predecessor, and the last deleted day is known. A
 * program without sums deleted them, or the sums were deleted after their time.
 * @returns ranges in order; the first may begin before the first sum
 */
export function lostDays(sums: readonly Neighbour[], through: string | null): DayRange[] {
  const days = sums.map(({ day }) => day).sort();
  const left = [...days];
  const named = [...sums.map(({ after }) => after), days.includes(through ?? '') ? null : through];
  const missing = named.filter((day): day is string => day !== null && !take(left, day));
  const ranges = [...new Set(missing)].sort().map((to) => {
    const before = days.filter((day) => day <= to).at(-1);
    return { from: before === undefined ? everyDay.from : addDays(before, 1), to };
  });
  return ranges.filter(({ from, to }) => from <= to);
}

/**
 * Return the days of a period that day sums cover: those up to the last deleted day, without the lost ones.
 * @param sums their seals @param through the last ISO day that retention deleted
 */
export function summedDays(sums: readonly Neighbour[], through: string | null, period: OpenDayRange): DayRange[] {
  if (through === null || sums.length === 0) return [];
  const end = period.to !== null && period.to < through ? period.to : through;
  const covered: DayRange[] = [];
  let from = period.from ?? everyDay.from;
  for (const lost of lostDays(sums, through)) {
    if (from < lost.from) covered.push({ from, to: addDays(lost.from, -1) });
    if (from <= lost.to) from = addDays(lost.to, 1);
  }
  const ranges = [...covered, { from, to: end }].map(({ from, to }) => ({ from, to: to < end ? to : end }));
  return ranges.filter(({ from, to }) => from <= to);
}

/** Return true if any day of a range is among others. */
export function overlaps({ from, to }: DayRange, others: readonly DayRange[]): boolean {
  return others.some((other) => within(other.from, { from, to }) || within(from, other));
}

function take(days: string[], day: string): boolean {
  const at = days.indexOf(day);
  if (at >= 0) days.splice(at, 1);
  return at >= 0;
}
