import { type DayRange, daysIn } from '../time/day-range.ts';
import { weekdayOf } from '../time/weekday.ts';

/** Formats the labels of an axis in the language of the page. Days are ISO days. */
export interface AxisFormat {
  /** Return the label of a day, such as `23.11`. */
  day(day: string): string;
  /** Return the label of a day's month: `name` as `Nov`, `number` with the year as `11.2026`. */
  month(day: string, length: 'name' | 'number'): string;
}

const LABEL_GAP_PX = 10;

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;

/** Return a label for each step of a chart: the first day of a day or week, else the month. Labels are unique. */
export function axisLabels(steps: readonly DayRange[], format: AxisFormat): string[] {
  const isByMonth = steps.some((step) => daysIn(step) > DAYS_PER_WEEK);
  if (!isByMonth) return steps.map(({ from }) => format.day(from));
  return steps.map(({ from }) => format.month(from, steps.length > MONTHS_PER_YEAR ? 'number' : 'name'));
}

/**
 * Choose the steps to label so that no labels overlap: the first, further ones at equal distances, and the last. Single
 * days over more than two weeks have labels at intervals of whole weeks, of as many days as the chart shows.
 * @param labelPx width of the widest label, as measured
 * @param columnsPx width of all columns together
 * @returns indexes in `steps`
 */
export function labelledSteps(steps: readonly DayRange[], labelPx: number, columnsPx: number): number[] {
  const last = steps.length - 1;
  const minDistance = Math.ceil(((labelPx + LABEL_GAP_PX) * steps.length) / columnsPx);
  const isByDay = steps.every((step) => daysIn(step) === 1);
  const perWeek = new Set(steps.map(({ from }) => weekdayOf(from))).size;
  const isByWeek = isByDay && minDistance > 1 && last > 2 * perWeek;
  const stride = isByWeek ? Math.ceil(minDistance / perWeek) * perWeek : bestStride(last, minDistance);
  return steps.map((_, i) => i).filter((i) => i === last || (i % stride === 0 && last - i >= minDistance));
}

/** Return the stride from `minDistance` to twice that, exclusive, whose multiples come nearest to the last index. */
function bestStride(last: number, minDistance: number): number {
  const strides = Array.from({ length: minDistance }, (_, more) => minDistance + more);
  return strides.reduce((best, stride) => (last % stride < last % best ? stride : best), minDistance);
}
