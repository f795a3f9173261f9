import { same } from '../encoding/json-equal.ts';
import { addDays, localTime } from '../time/local-time.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { LessonWindow } from '../timetable/lesson-windows.ts';
import { type GivenSettings, giveSettings } from './guard-snapshot.ts';
import type { Settings } from './settings.ts';

/** Whether what the guard decides by is what the settings say, for today and tomorrow at least. */
export function isGivenFresh(
  given: GivenSettings,
  settings: Settings,
  national: readonly NationalDay[],
  now: Date,
): boolean {
  const wanted = giveSettings(settings, national, now);
  const today = localTime(now, settings.timetable.zone).day;
  const near = ({ day }: LessonWindow): boolean => day >= today && day <= addDays(today, 1);
  const known = ({ timetable, ...rest }: GivenSettings): object => ({
    ...rest,
    zone: timetable.zone,
    windows: timetable.windows.filter(near),
  });
  return same(known(given), known(wanted));
}
