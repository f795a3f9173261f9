import { type DayRange, daysIn, type OpenDayRange } from './day-range.ts';
import { addDays } from './local-time.ts';
import { weekdayOf } from './weekday.ts';

/** Periods of the calendar that reports are made for. A teaching year begins on 1 September. */
export const calendarPeriods = ['week', 'month', 'quarter', 'teaching-year'] as const;
export type CalendarPeriod = (typeof calendarPeriods)[number];

/** A period: one of the calendar's, told by any day in it, or days of one's own choice. */
export type ReportPeriod = { name: CalendarPeriod; day: string } | ({ name: 'days' } & DayRange);

/** Periods the journal is read by: a calendar week or month, everything, or chosen days. */
export const journalPeriods = ['week', 'month', 'all', 'days'] as const;
export type JournalPeriod = (typeof journalPeriods)[number];

const SEPTEMBER = 9;

/** The days of a period. Weeks begin on Monday. */
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

/** The period before, as long as this one; of the calendar's periods the one that ends the day before. */
export function periodBefore(period: ReportPeriod): ReportPeriod {
  const { from, to } = rangeOf(period);
  const last = addDays(from, -1);
  if (period.name !== 'days') return { name: period.name, day: last };
  return { name: 'days', from: addDays(from, -daysIn({ from, to })), to: last };
}

/** The period after; see {@link periodBefore}. */
export function periodAfter(period: ReportPeriod): ReportPeriod {
  const { from, to } = rangeOf(period);
  const first = addDays(to, 1);
  if (period.name !== 'days') return { name: period.name, day: first };
  return { name: 'days', from: first, to: addDays(to, daysIn({ from, to })) };
}

function months(year: number, month: number, count: number): DayRange {
  return { from: isoDay(year, month, 1), to: addDays(isoDay(year, month + count, 1), -1) };
}

/** Months past December go on in the next year. */
function isoDay(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return date.toISOString().slice(0, 10);
}
