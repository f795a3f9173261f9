import { localDateTime, localTime } from '../time/local-time.ts';
import { MS_PER_MINUTE } from '../time/units.ts';
import type { ManualLesson } from './manual-lesson.ts';

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
