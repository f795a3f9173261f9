import type { Exemption, ExemptionWish } from '../exemption/exemption.ts';
import { toGuardSettings } from '../settings/guard-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { utcMinute } from '../time/utc-minute.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';
import { lessonEnd } from './next-bell.ts';
import { situationAt } from './verdict.ts';

/** ms an exemption lasts where no bell is known: a lesson's length. */
const DEFAULT_EXEMPTION_MS = 45 * 60_000;

/**
 * When an exemption that begins now ends: with the bell of the lesson that is on, also where the break after it counts
 * as lesson time. Where nobody knows a bell, after {@link DEFAULT_EXEMPTION_MS}.
 * @returns `null` outside educational use, where there is nothing to exempt from
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
  // A lesson by hand without an end has midnight for a bell.
  return situation.to === null && latest < bell ? latest : bell;
}

/** An exemption from this minute to another. */
export function startExemption(now: Date, end: Date, { scope, reason }: ExemptionWish): Exemption {
  return { from: utcMinute(now), until: utcMinute(end), scope, reason };
}
