import type { GuardSettings } from '../settings/guard-settings.ts';
import { nextInstant } from '../time/next-instant.ts';

const MS_PER_HOUR = 3_600_000;

/** Hours after which the day is looked at anyway. */
const MAX_HEARTBEAT_HOURS = 6;

/** When it is time to note again that the guard is there: at the next lesson, or the next hour where nothing rings. */
export function nextHeartbeat(now: Date, { educationalUse, timetable }: GuardSettings): Date {
  const later = new Date((Math.floor(now.getTime() / MS_PER_HOUR) + 1) * MS_PER_HOUR);
  if (educationalUse !== 'timetable') return later;
  const bells = timetable.windows.map(({ from }) => from);
  const lesson = nextInstant(now, timetable.zone, bells, 1, () => true);
  const latest = new Date(later.getTime() + (MAX_HEARTBEAT_HOURS - 1) * MS_PER_HOUR);
  return lesson && lesson < latest ? lesson : latest;
}
