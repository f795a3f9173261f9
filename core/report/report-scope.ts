import type { DailyAggregates } from '../journal/daily-aggregates.ts';
import { type DayRange, daysIn, listDays, within } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';

/** The days that a report counts and compares. */
export interface ReportScope {
  range: DayRange;
  /** The days that it is compared with. */
  before: DayRange;
  /** ISO day. Days after it are not shown, unless an incident is dated there. */
  today: string;
  /** ISO days with school in the period. A weekday without any is shown only if it has incidents. */
  schoolDays: ReadonlySet<string>;
  /** ISO days with school among those that it is compared with. */
  schoolDaysBefore: ReadonlySet<string>;
}

/**
 * Return the days to count and to compare. A period that has not ended is compared with the same number of school days of
 * the one before; without school days so far, with the same number of days.
 * @param range days of the period @param previous days of the period before
 */
export function reportScope(
  range: DayRange,
  previous: DayRange,
  today: string,
  isSchoolDay: (day: string) => boolean,
): ReportScope {
  const schoolDaysOf = (days: DayRange): Set<string> => new Set(listDays(days).filter(isSchoolDay));
  const isUnfinished = within(today, range) && today < range.to;
  const before = isUnfinished ? comparable({ from: range.from, to: today }, previous, isSchoolDay) : previous;
  return { range, before, today, schoolDays: schoolDaysOf(range), schoolDaysBefore: schoolDaysOf(before) };
}

/** Return the first days of a period with as many school days as the days that have passed. */
function comparable(passed: DayRange, previous: DayRange, isSchoolDay: (day: string) => boolean): DayRange {
  const count = listDays(passed).filter(isSchoolDay).length;
  const last =
    count > 0
      ? listDays(previous)
          .filter(isSchoolDay)
          .at(count - 1)
      : addDays(previous.from, daysIn(passed) - 1);
  return { from: previous.from, to: last !== undefined && last < previous.to ? last : previous.to };
}

/** Return the days of a period that have come, up to its last incident where a clock was ahead. */
export function pastDays({ range, today }: ReportScope, days: DailyAggregates): DayRange {
  let last = today;
  for (const [day, { incidents }] of days) if (incidents > 0 && day > last && within(day, range)) last = day;
  return { from: range.from, to: last < range.to ? last : range.to };
}
