import { browser } from 'wxt/browser';
import { nextHeartbeat } from '../../../core/decision/next-heartbeat.ts';
import { situationAt } from '../../../core/decision/verdict.ts';
import { absentDaysIn } from '../../../core/journal/absent-days.ts';
import { newAbsence } from '../../../core/journal/incident.ts';
import { uncoveredLessonsIn } from '../../../core/journal/uncovered-lessons.ts';
import { toGuardSettings } from '../../../core/settings/guard-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { localTime } from '../../../core/time/local-time.ts';
import { planOf } from '../../../core/timetable/day-plan.ts';
import { hasWeek, isSchoolDay } from '../../../core/timetable/school-day.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { announceChange, exclusively } from '../../../platform/journal/journal.ts';
import { recordHeartbeat } from '../../../platform/journal/journal-append.ts';
import { deleteExpired } from '../../../platform/journal/retention.ts';
import { loadUncheckedDays } from '../../../platform/journal/uncovered-days.ts';
import { loadManualLesson, watchManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { loadSettings, watchSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { append } from '../ingest/journal-writer.ts';
import { keepPlatformLessons } from '../ingest/platform-lessons.ts';

/**
 * Name of the alarm at the start of the next lesson, or of the next hour outside lessons.
 * https://developer.chrome.com/docs/extensions/reference/api/alarms
 */
export const HEARTBEAT_ALARM = 'watch';

/** Record a heartbeat when settings or the manual lesson change. Call it before the first await of the worker. */
export function runHeartbeatOnChanges(): void {
  watchSettings(() => void runHeartbeat());
  watchManualLesson(() => void runHeartbeat());
}

/**
 * Record a heartbeat: begin the day log, add the lesson, seal earlier days, note absences and apply retention.
 * It runs at every start of the worker and at its alarm, because the browser stops an idle worker. Running it again in
 * the same lesson writes nothing.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export async function runHeartbeat(): Promise<void> {
  const [{ settings }, manualLesson] = await Promise.all([loadSettings(), loadManualLesson()]);
  const now = new Date();
  const given = toGuardSettings(settings, nationalDays, now);
  await browser.alarms.create(HEARTBEAT_ALARM, { when: nextHeartbeat(now, given).getTime() });
  const situation = situationAt(now, given, manualLesson);
  const { day } = localTime(now, settings.timetable.zone);
  await exclusively(async () => {
    const isNew = await recordHeartbeat(day, situation.inForce ? situation.period : null);
    await keepPlatformLessons(day, situation, { counts: settings.platformLessons, opened: false });
    await noteAbsences(day, settings);
    const isLess = await deleteExpired(day, settings.retention);
    if (isNew || isLess) announceChange(); // an open report shows covered lessons
  }).catch(() => undefined); // the store is closed or full: the alarm and the next start try again
}

/**
 * Note the absences of past days: uncovered lessons, or school days without a browser start where no timetable is used.
 * @param today ISO day
 */
async function noteAbsences(today: string, { educationalUse, timetable, retention }: Settings): Promise<void> {
  const unchecked = await loadUncheckedDays(today, retention);
  if (!unchecked) return;
  const { days, watched, pauses, done } = unchecked;
  const found =
    educationalUse === 'timetable' && hasWeek(timetable)
      ? uncoveredLessonsIn(days, (day) => lessonsOf(day, timetable), watched)
      : absentDaysIn(days, (day) => isSchoolDay(day, timetable, nationalDays), pauses);
  await append(
    found.map((absence) => newAbsence(randomId(), absence)),
    { meta: done },
  );
}

function lessonsOf(day: string, timetable: Settings['timetable']): number[] {
  const plan = planOf(day, timetable, nationalDays);
  return plan.kind === 'lessons' ? plan.lessons.map(({ number }) => number) : [];
}
