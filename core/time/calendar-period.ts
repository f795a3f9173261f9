import { type DayRange, daysIn, type OpenDayRange } from './day-range.ts';
import { addDays } from './local-time.ts';
import { weekdayOf } from './weekday.ts';

/** Calendar periods of reports. A teaching year starts on 1 September. */
export const calendarPeriods = ['week', 'month', 'quarter', 'teaching-year'] as const;
export type CalendarPeriod = (typeof calendarPeriods)[number];

/** A period of a report: a calendar period that contains `day` (an ISO day), or a day range. */
export type ReportPeriod = { name: CalendarPeriod; day: string } | ({ name: 'days' } & DayRange);

/** Periods of the journal page: a calendar week or month, everything, or a day range. */
export const journalPeriods = ['week', 'month', 'all', 'days'] as const;
export type JournalPeriod = (typeof journalPeriods)[number];

const SEPTEMBER = 9;

/** Return the day range of a period. Weeks start on Monday (ISO 8601). */
export function rangeOf(period: ReportPeriod): DayRange {
  if (period.name === 'days') return { from: period.from, to: period.to };
  const { day } = period;
  if (period.name === 'week') {
    const monday = addDays(day, 1 - weekdayOf(day));
    return { from: monday, to: addDays(monday, 6) };
  }
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (period.name === 'month') return months(year, month, 1);
  if (period.name === 'quarter') return months(year, month - ((month - 1) % 3), 3);
  return months(month < SEPTEMBER ? year - 1 : year, SEPTEMBER, 12);
}

/** Return the days of a journal period that holds `today` (an ISO day); both ends are open for `all`. */
export function journalRangeOf(period: Exclude<JournalPeriod, 'days'>, today: string): OpenDayRange {
  return period === 'all' ? { from: null, to: null } : rangeOf({ name: period, day: today });
}

/**
 * Return the period before: the previous calendar period, or a day range of the same length that ends the day before.
 */
export function periodBefore(period: ReportPeriod): ReportPeriod {
  const { from, to } = rangeOf(period);
  const last = addDays(from, -1);
  if (period.name !== 'days') return { name: period.name, day: last };
  return { name: 'days', from: addDays(from, -daysIn({ from, to })), to: last };
}

/** Return the period after; see {@link periodBefore}. */
export function periodAfter(period: ReportPeriod): ReportPeriod {
  const { from, to } = rangeOf(period);
  const first = addDays(to, 1);
  if (period.name !== 'days') return { name: period.name, day: first };
  return { name: 'days', from: first, to: addDays(to, daysIn({ from, to })) };
}

function months(year: number, month: number, count: number): DayRange {
  return { from: isoDay(year, month, 1), to: addDays(isoDay(year, month + count, 1), -1) };
}

/** Return an ISO day; months after December belong to the next year. */
function isoDay(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return date.toISOString().slice(0, 10);
}
