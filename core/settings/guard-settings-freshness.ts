import { jsonEqual } from '../encoding/json-equal.ts';
import { addDays, localTime } from '../time/local-time.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { LessonWindow } from '../timetable/lesson-windows.ts';
import { type GuardSettings, toGuardSettings } from './guard-settings.ts';
import type { Settings } from './settings.ts';

/** Return true if stored guard settings agree with the settings, with lesson windows of today and tomorrow at least. */
export function areGuardSettingsFresh(
  stored: GuardSettings,
  settings: Settings,
  national: readonly NationalDay[],
  now: Date,
): boolean {
  const wanted = toGuardSettings(settings, national, now);
  const today = localTime(now, settings.timetable.zone).day;
  const near = ({ day }: LessonWindow): boolean => day >= today && day <= addDays(today, 1);
  const known = ({ timetable, ...rest }: GuardSettings): object => ({
    ...rest,
    zone: timetable.zone,
    windows: timetable.windows.filter(near),
  });
  return jsonEqual(known(stored), known(wanted));
}
