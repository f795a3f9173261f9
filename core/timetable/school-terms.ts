import type { DayRange } from '../time/day-range.ts';
import { addDays } from '../time/local-time.ts';
import type { Calendar } from './timetable-schema.ts';

/**
 * Return the terms of a school year: what lies between its first day, its vacations and its last day. Four are quarters,
 * three trimesters, two half-years.
 * @returns ISO days, inclusive, in order; empty while the first or the last day is not set
 */
export function schoolTerms({ firstDay, lastDay, vacations }: Calendar): DayRange[] {
  if (!firstDay || !lastDay) return [];
  const inYear = vacations.filter(({ from, to }) => from <= to && to >= firstDay && from <= lastDay);
  const sorted = [...inYear].sort((a, b) => a.from.localeCompare(b.from));
  const terms: DayRange[] = [];
  let from = firstDay;
  for (const vacation of sorted) {
    if (vacation.from > from) terms.push({ from, to: addDays(vacation.from, -1) });
    const next = addDays(vacation.to, 1);
    if (next > from) from = next;
  }
  return from <= lastDay ? [...terms, { from, to: lastDay }] : terms;
}
