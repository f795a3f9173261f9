import type { DailyAggregates } from '../journal/daily-aggregates.ts';

/** The absences that the journal holds: uncovered lessons, school days without a browser start, and the last first day. */
export interface AbsenceSummary {
  lessons: number;
  days: number;
  /** ISO day on which the last absence began; `null` without one. */
  last: string | null;
}

/** Sum up the absences of all days. */
export function absenceSummary(aggregates: DailyAggregates): AbsenceSummary {
  const summary: AbsenceSummary = { lessons: 0, days: 0, last: null };
  for (const [day, { unwatched, absentDays }] of aggregates) {
    summary.lessons += unwatched;
    summary.days += absentDays;
    if (unwatched + absentDays > 0 && day > (summary.last ?? '')) summary.last = day;
  }
  return summary;
}
