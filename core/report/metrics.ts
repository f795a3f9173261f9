import { type DailyAggregates, type DayAggregate, noOutcome } from '../journal/daily-aggregates.ts';
import { rangeOf } from '../time/calendar-period.ts';
import { type DayRange, daysIn, within } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import { weekdayOf } from '../time/weekday.ts';

/** Counts by weekday (index 0 is Monday) under each lesson or hour. */
export type WeekMap = ReadonlyMap<string, readonly number[]>;

/** Up to so many days are drawn one by one, up to so many by weeks; longer ranges by months. */
const MAX_DAYS_BY_DAY = 45;
const MAX_DAYS_BY_WEEK = 200;

/**
 * The parts a range is drawn in: days, weeks or months, cut where the range begins and ends.
 * @param finest weeks where many PCs are joined: single days could be added up to weekdays, and those are shown too
 */
export function stepsOf(range: DayRange, finest: 'day' | 'week' = 'day'): DayRange[] {
  const days = daysIn(range);
  const steps: DayRange[] = [];
  for (let from = range.from; from <= range.to; ) {
    const whole =
      days <= MAX_DAYS_BY_DAY && finest === 'day'
        ? from
        : rangeOf({ name: days <= MAX_DAYS_BY_WEEK ? 'week' : 'month', day: from }).to;
    const to = whole < range.to ? whole : range.to;
    steps.push({ from, to });
    from = addDays(to, 1);
  }
  return steps;
}

/** Incidents by weekday and lesson, in {@link byTime} order. */
export function weekMapOf(days: DailyAggregates, range: DayRange): WeekMap {
  const found = new Map<string, number[]>();
  for (const [day, sums] of days) {
    if (!within(day, range)) continue;
    for (const [time, count] of sums.by.time) {
      const row = found.get(time) ?? [0, 0, 0, 0, 0, 0, 0];
      const weekday = Number(weekdayOf(day)) - 1;
      row[weekday] = (row[weekday] ?? 0) + count;
      found.set(time, row);
    }
  }
  return new Map([...found].sort(([a], [b]) => byTime(a, b)));
}

/** How many went where they were sent, of those something is known of. */
export function movedShare({ incidents, by }: Pick<DayAggregate, 'incidents' | 'by'>): { moved: number; of: number } {
  const { outcome } = by;
  const moved = (outcome.get('moved-to-max') ?? 0) + (outcome.get('moved-to-sferum') ?? 0);
  return { moved, of: incidents - (outcome.get(noOutcome) ?? 0) };
}

/**
 * Incidents of a hundred watched lessons; `null` where none were watched. Hours without a timetable and days from before
 * lessons were counted are left out on both sides.
 * @param watched lessons by ISO day
 */
export function rateOf(days: DailyAggregates, range: DayRange, watched: ReadonlyMap<string, number>): number | null {
  let [lessons, incidents] = [0, 0];
  for (const [day, count] of watched) {
    if (!within(day, range) || count === 0) continue;
    lessons += count;
    for (const [time, found] of days.get(day)?.by.time ?? []) if (!isHour(time)) incidents += found;
  }
  return perHundred(incidents, lessons);
}

/** Incidents of a hundred lessons; `null` where there were none. */
export function perHundred(incidents: number, lessons: number): number | null {
  return lessons > 0 ? (100 * incidents) / lessons : null;
}

/** Orders times: lessons by number, then hours. */
export function byTime(a: string, b: string): number {
  return timeOrder(a) - timeOrder(b);
}

function timeOrder(time: string): number {
  return isHour(time) ? 100 + Number(time.slice(1)) : Number(time);
}

const isHour = (time: string): boolean => time.startsWith('h');
