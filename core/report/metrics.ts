import { type DailyAggregates, type DayAggregate, noOutcome } from '../journal/daily-aggregates.ts';
import { byTime, timeOfKey } from '../journal/time-key.ts';
import { rangeOf } from '../time/calendar-period.ts';
import { type DayRange, daysIn, within } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { weekdayOf } from '../time/weekday.ts';

/** For each lesson or hour (a `timeKey`) the counts by weekday; index 0 is Monday. */
export type WeekMap = ReadonlyMap<string, readonly number[]>;

/** Longest range, in days, of a chart with daily columns, and of one with weekly columns. Longer ranges use months. */
const MAX_DAYS_BY_DAY = 45;
const MAX_DAYS_BY_WEEK = 200;

/**
 * Split a range into the days, weeks or months of its chart. The first and last are cut at the ends of the range.
 * @param finest `week` for the report of many PCs: counts of single days would add up to those of the weekdays, which
 * the same report shows
 */
export function stepsOf(range: DayRange, finest: 'day' | 'week' = 'day'): DayRange[] {
  const days = daysIn(range);
  const isByDay = days <= MAX_DAYS_BY_DAY && finest === 'day';
  const name = days <= MAX_DAYS_BY_WEEK ? 'week' : 'month';
  const steps: DayRange[] = [];
  for (let from = range.from; from <= range.to; ) {
    const end = isByDay ? from : rangeOf({ name, day: from }).to;
    const to = end < range.to ? end : range.to;
    steps.push({ from, to });
    from = addDays(to, 1);
  }
  return steps;
}

/** Count the incidents of a range by lesson and weekday. The times have {@link byTime} order. */
export function weekMapOf(days: DailyAggregates, range: DayRange): WeekMap {
  const map = new Map<string, number[]>();
  for (const [day, { by }] of days) {
    if (!within(day, range)) continue;
    for (const [time, count] of by.time) {
      const row = map.get(time) ?? [0, 0, 0, 0, 0, 0, 0];
      const weekday = Number(weekdayOf(day)) - 1;
      row[weekday] = (row[weekday] ?? 0) + count;
      map.set(time, row);
    }
  }
  return new Map([...map].sort(([a], [b]) => byTime(a, b)));
}

/**
 * Return the number of incidents that ended in MAX or Sferum, and `of` how many incidents with a known outcome. A press
 * after which the platform is not known to have opened does not count; one recorded before arrivals were, does.
 */
export function movedShare(aggregate: Pick<DayAggregate, 'incidents' | 'by'>): { moved: number; of: number } {
  const { outcome, arrival } = aggregate.by;
  const unproven = (arrival.get('no') ?? 0) + (arrival.get('unknown') ?? 0);
  const moved = Math.max(0, pressesOf(aggregate) - unproven);
  return { moved, of: aggregate.incidents - (outcome.get(noOutcome) ?? 0) };
}

/** Return how often a person pressed the button of a platform: incidents whose strongest outcome is a move. */
export function pressesOf({ by: { outcome } }: Pick<DayAggregate, 'by'>): number {
  return (outcome.get('moved-to-max') ?? 0) + (outcome.get('moved-to-sferum') ?? 0);
}

/**
 * Return the incidents per 100 covered lessons; `null` if no lesson was covered. Only incidents in a lesson of a day with
 * covered lessons count: incidents by the hour have no lesson, and older days have no count of lessons.
 * @param covered number of covered lessons by ISO day
 */
export function rateOf(days: DailyAggregates, range: DayRange, covered: ReadonlyMap<string, number>): number | null {
  let [lessons, incidents] = [0, 0];
  for (const [day, count] of covered) {
    if (!within(day, range) || count === 0) continue;
    lessons += count;
    for (const [time, found] of days.get(day)?.by.time ?? []) if (timeOfKey(time).lesson !== null) incidents += found;
  }
  return perHundred(incidents, lessons);
}

/** Return the incidents per 100 lessons; `null` if there are no lessons. */
export function perHundred(incidents: number, lessons: number): number | null {
  return lessons > 0 ? (100 * incidents) / lessons : null;
}

/** Return the change of a number as a share of the one before: −0.3 is 30 % less; `null` if either is unknown or that was 0. */
export function relativeChange(now: number | null, before: number | null): number | null {
  return now === null || !before ? null : now / before - 1;
}
