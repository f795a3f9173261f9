import { isNewerEntry } from './format-versions.ts';
import type { Recorded } from './recorded-entry.ts';
import { timeKey } from './time-key.ts';

/** The rows of a day: incidents by lesson, then service rows. */
export interface JournalDay<Row extends Recorded> {
  /** ISO day. */
  day: string;
  /** Consecutive incidents of a lesson or hour ({@link timeKey}). */
  lessons: { time: string; rows: Row[] }[];
  /** Exemptions, losses, notes, times without the extension, and rows of a newer program. */
  service: Row[];
}

/** Group a page of the journal by day and lesson; the order of the rows stays. */
export function groupByDay<Row extends Recorded>(rows: readonly Row[]): JournalDay<Row>[] {
  const days: JournalDay<Row>[] = [];
  for (const row of rows) {
    const { entry } = row;
    let day = days.at(-1);
    if (day?.day !== entry.day) {
      day = { day: entry.day, lessons: [], service: [] };
      days.push(day);
    }
    if (entry.kind !== 'incident' || isNewerEntry(entry)) {
      day.service.push(row);
      continue;
    }
    const time = timeKey(entry);
    const lesson = day.lessons.at(-1);
    if (lesson?.time === time) lesson.rows.push(row);
    else day.lessons.push({ time, rows: [row] });
  }
  return days;
}
