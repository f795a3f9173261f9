import { periodAfter, periodBefore, type ReportPeriod, rangeOf } from '../time/calendar-period.ts';
import { type DayRange, daysIn } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';

/** The school's calendar, as far as periods need it. */
export interface SchoolYear {
  /** Terms in order; empty while the calendar is not set. */
  terms: readonly DayRange[];
  /** First and last ISO day of the school year; `null` while they are not set. */
  firstDay: string | null;
  lastDay: string | null;
}

/** A period of a report: also a term of the school, that contains `day` or is the last before it. */
export type SchoolPeriod = ReportPeriod | { name: 'term'; day: string };

/** Return the days of a period. A school year ends on its last day, or on 31 May where that is not set. */
export function daysOfPeriod(period: SchoolPeriod, year: SchoolYear): DayRange {
  if (period.name === 'term') return termAt(period.day, year) ?? rangeOf({ name: 'quarter', day: period.day });
  if (period.name === 'teaching-year') return schoolYearAt(period.day, year);
  return rangeOf(period);
}

/** Return the period before: before the first term that of the same length. */
export function previousPeriod(period: SchoolPeriod, year: SchoolYear): SchoolPeriod {
  if (period.name !== 'term') return periodBefore(period);
  const days = daysOfPeriod(period, year);
  const before = year.terms.filter(({ to }) => to < days.from).at(-1);
  return before ? { name: 'term', day: before.from } : periodBefore({ name: 'days', ...days });
}

/** Return the period after; see {@link previousPeriod}. */
export function nextPeriod(period: SchoolPeriod, year: SchoolYear): SchoolPeriod {
  if (period.name !== 'term') return periodAfter(period);
  const days = daysOfPeriod(period, year);
  const after = year.terms.find(({ from }) => from > days.to);
  return after ? { name: 'term', day: after.from } : periodAfter({ name: 'days', ...days });
}

/** Return the number of a term, from 1, and how many there are; `null` for other days. */
export function termNumber(days: DayRange, { terms }: SchoolYear): { number: number; of: number } | null {
  const at = terms.findIndex(({ from, to }) => from === days.from && to === days.to);
  return at < 0 ? null : { number: at + 1, of: terms.length };
}

function termAt(day: string, { terms }: SchoolYear): DayRange | undefined {
  return terms.filter(({ from }) => from <= day).at(-1) ?? terms[0];
}

const DAYS_JUNE_TO_AUGUST = 92;

function schoolYearAt(day: string, { firstDay, lastDay }: SchoolYear): DayRange {
  const whole = rangeOf({ name: 'teaching-year', day });
  const isOfThisYear = (known: string | null): known is string =>
    known !== null && daysIn({ from: whole.from, to: known }) > 0 && known <= whole.to;
  return {
    from: isOfThisYear(firstDay) ? firstDay : whole.from,
    to: isOfThisYear(lastDay) ? lastDay : addDays(whole.to, -DAYS_JUNE_TO_AUGUST),
  };
}
