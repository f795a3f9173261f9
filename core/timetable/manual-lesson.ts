import * as z from 'zod/mini';
import { localDateTime, localTime } from '../time/local-time.ts';

const MS_PER_MINUTE = 60_000;

/** A local date-time to the minute, `2026-11-23T08:30`. */
const localMinute = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));

/** A lesson a teacher started outside the timetable. `until: null` means until midnight. */
export const manualLessonSchema = z.strictObject({ from: localMinute, until: z.nullable(localMinute) });
export type ManualLesson = z.infer<typeof manualLessonSchema>;

/**
 * Start a manual lesson now.
 * @param zone IANA time zone of the school
 * @param minutes its length; `null` lasts until it is ended, or until midnight
 */
export function startManualLesson(now: Date, zone: string, minutes: number | null): ManualLesson {
  const from = localDateTime(localTime(now, zone));
  if (minutes === null) return { from, until: null };
  const end = new Date(now.getTime() + minutes * MS_PER_MINUTE);
  return { from, until: localDateTime(localTime(end, zone)) };
}
