import type { Exemption, ExemptionGrant } from '../exemption/exemption.ts';
import { toGuardSettings } from '../settings/guard-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { MS_PER_MINUTE } from '../time/units.ts';
import { utcMinute } from '../time/utc-minute.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';
import { lessonEnd } from './next-bell.ts';
import { situationAt } from './verdict.ts';

/** Length of an exemption in ms where no bell is known: one lesson. */
const DEFAULT_EXEMPTION_MS = 45 * MS_PER_MINUTE;

/**
 * Return the end of an exemption that starts now: the end of the current lesson, even where the break after it counts as
 * lesson time. Where no bell is known, the exemption lasts {@link DEFAULT_EXEMPTION_MS}.
 * @returns `null` outside educational use, where no rule applies
 */
export function exemptionEnd(
  now: Date,
  settings: Settings,
  national: readonly NationalDay[],
  manualLesson: ManualLesson | null,
): Date | null {
  const situation = situationAt(now, toGuardSettings(settings, national, now), manualLesson);
  if (!situation.inForce) return null;
  const timetable = { ...settings.timetable, shortBreaks: 0 };
  const bell = lessonEnd(now, toGuardSettings({ ...settings, timetable }, national, now), manualLesson);
  const latest = new Date(now.getTime() + DEFAULT_EXEMPTION_MS);
  if (!bell) return latest;
  // A manual lesson without an end lasts until midnight, which is too long for an exemption.
  return situation.to === null && latest < bell ? latest : bell;
}

/** Create an exemption from the current UTC minute to the minute of `end`. */
export function startExemption(now: Date, end: Date, { scope, reason }: ExemptionGrant): Exemption {
  return { from: utcMinute(now), until: utcMinute(end), scope, reason };
}
