import type { NationalDay } from './day-plan.ts';
import type { LessonWindows } from './lesson-windows.ts';
import { lessonWindows } from './school-time.ts';
import type { Settings } from './settings.ts';
import { localTime } from './timetable.ts';

/** Days the windows are computed for; they are computed anew at least daily while the browser runs. */
const givenDays = 14;

/** Settings to decide by, and no others: the timetable computed into lessons of the days around now. */
export interface GivenSettings
  extends Omit<Settings, 'timetable' | 'exemptionsPerDay' | 'reportsOpen' | 'monthlyExport'> {
  timetable: LessonWindows;
}

/** Computes the lessons of the next two weeks. */
export function giveSettings(settings: Settings, national: readonly NationalDay[], now: Date): GivenSettings {
  const { timetable, exemptionsPerDay: _quota, reportsOpen: _reports, monthlyExport: _export, ...others } = settings;
  const { zone } = timetable;
  const from = localTime(now, zone).day;
  return { ...others, timetable: { zone, windows: lessonWindows(timetable, national, from, givenDays) } };
}
