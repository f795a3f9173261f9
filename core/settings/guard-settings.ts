import { allowedRules } from '../rules/allowed-address.ts';
import type { MatchedRule } from '../rules/match.ts';
import { localTime } from '../time/local-time.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { LessonWindows } from '../timetable/lesson-windows.ts';
import { lessonWindows } from '../timetable/school-time.ts';
import type { Settings } from './settings.ts';

/** Days of lesson windows to compute. They are computed again at least daily while the browser runs. */
const LESSON_WINDOW_DAYS = 14;

/** What a school may add to a warning. Each is missing in snapshots of earlier versions, and where it is empty. */
const schoolWords = ['schoolNote', 'maxHelp', 'joinLink', 'mySchoolLink'] as const;

/** The settings the guard needs: the timetable is computed into lesson windows. */
export interface GuardSettings
  extends Pick<Settings, 'mode' | 'educationalUse' | 'maxLink' | 'sferumLink' | 'countdown'>,
    Partial<Pick<Settings, (typeof schoolWords)[number]>> {
  timetable: LessonWindows;
  /** Missing in snapshots of earlier versions. */
  modes?: Settings['modes'];
  /** The rules of the allowed addresses. Missing in snapshots of earlier versions. */
  allowed?: MatchedRule[];
}

/** Compute the guard settings with the lesson windows of the next 14 days. */
export function toGuardSettings(settings: Settings, national: readonly NationalDay[], now: Date): GuardSettings {
  const { mode, modes, allowedAddresses, educationalUse, timetable, maxLink, sferumLink, countdown } = settings;
  const { zone } = timetable;
  const windows = lessonWindows(timetable, national, localTime(now, zone).day, LESSON_WINDOW_DAYS);
  return {
    mode,
    modes,
    allowed: allowedRules(allowedAddresses),
    educationalUse,
    timetable: { zone, windows },
    maxLink,
    sferumLink,
    countdown,
    ...Object.fromEntries(schoolWords.flatMap((field) => (settings[field] ? [[field, settings[field]]] : []))),
  };
}
