import { type DayRange, daysIn } from '../../../core/time/day-range.ts';
import { dayInWords, monthInBrief } from '../text/words.ts';

/** How much room the names below the columns have: `px` is the least width of all columns where report.css shows them. */
export const axisRooms = [
  { name: 'narrow', px: 160 },
  { name: 'middle', px: 420 },
  { name: 'wide', px: 660 },
] as const;

/** A letter of a name at its widest and the space between two names, px. */
const LETTER = 9;
const BETWEEN = 10;

const WEEK = 7;
const YEAR = 12;

/** @returns what each step of a report is called on the axis: its month, or the day it begins on; no two alike */
export function stepNames(steps: readonly DayRange[]): string[] {
  if (!steps.some((step) => daysIn(step) > WEEK)) return steps.map(({ from }) => dayInWords(from, 'brief'));
  return steps.map(({ from }) => monthInBrief(from, steps.length > YEAR ? 'number' : 'name'));
}

/**
 * Chooses the names that are written, from the first on evenly and the last, so that no two touch. Of single days over
 * more than two weeks whole weeks are named.
 * @param px how wide all columns are together @returns places in `names`
 */
export function namedSteps(steps: readonly DayRange[], names: readonly string[], px: number): number[] {
  const last = steps.length - 1;
  const name = Math.max(...names.map(({ length }) => length)) * LETTER + BETWEEN;
  const apart = Math.ceil((name * steps.length) / px);
  const single = steps.every((step) => daysIn(step) === 1);
  const weekly = single && apart > 1 && last > 2 * WEEK;
  const stride = weekly ? Math.ceil(apart / WEEK) * WEEK : strideTo(last, apart);
  return steps.map((_, at) => at).filter((at) => at === last || (at % stride === 0 && last - at >= apart));
}

/** The stride that comes nearest to the last place, and is hardly wider than it must be. */
function strideTo(last: number, apart: number): number {
  const strides = Array.from({ length: apart }, (_, more) => apart + more);
  return strides.reduce((best, stride) => (last % stride < last % best ? stride : best), apart);
}
