import type { GuardSettings } from '../settings/guard-settings.ts';
import { nextInstant } from '../time/next-instant.ts';

const MS_PER_HOUR = 3_600_000;

/** Longest time in hours between two heartbeats when no lesson starts. */
const MAX_HEARTBEAT_HOURS = 6;

/**
 * Return the time of the next heartbeat: the start of the next lesson, at most {@link MAX_HEARTBEAT_HOURS} away, or the
 * next full UTC hour where no timetable is used.
 */
export function nextHeartbeat(now: Date, { educationalUse, timetable }: GuardSettings): Date {
  const later = new Date((Math.floor(now.getTime() / MS_PER_HOUR) + 1) * MS_PER_HOUR);
  if (educationalUse !== 'timetable') return later;
  const bells = timetable.windows.map(({ from }) => from);
  const lesson = nextInstant(now, timetable.zone, bells, 1, () => true);
  const latest = new Date(later.getTime() + (MAX_HEARTBEAT_HOURS - 1) * MS_PER_HOUR);
  return lesson && lesson < latest ? lesson : latest;
}
