import type { Exemption, ExemptionWish } from '../exemption/exemption.ts';
import { giveSettings } from '../settings/guard-snapshot.ts';
import type { Settings } from '../settings/settings.ts';
import { momentOf } from '../time/utc-minute.ts';
import type { NationalDay } from '../timetable/day-plan.ts';
import type { HandLesson } from '../timetable/manual-lesson.ts';
import { bellOfLesson } from './next-bell.ts';
import { situationAt } from './verdict.ts';

/** ms an exemption lasts where no bell is known: a lesson's length. */
const WITHOUT_BELL = 45 * 60_000;

/**
 * When an exemption that begins now ends: with the bell of the lesson that is on, also where the break after it counts
 * as lesson time. Where nobody knows a bell, after {@link WITHOUT_BELL}.
 * @returns `null` outside educational use, where there is nothing to exempt from
 */
export function exemptionEnd(
  now: Date,
  settings: Settings,
  national: readonly NationalDay[],
  handLesson: HandLesson | null,
): Date | null {
  const situation = situationAt(now, giveSettings(settings, national, now), handLesson);
  if (!situation.watched) return null;
  const timetable = { ...settings.timetable, shortBreaks: 0 };
  const bell = bellOfLesson(now, giveSettings({ ...settings, timetable }, national, now), handLesson);
  const latest = new Date(now.getTime() + WITHOUT_BELL);
  if (!bell) return latest;
  // A lesson by hand without an end has midnight for a bell.
  return situation.to === null && latest < bell ? latest : bell;
}

/** An exemption from this minute to another. */
export function startExemption(now: Date, end: Date, { scope, reason }: ExemptionWish): Exemption {
  return { from: momentOf(now), until: momentOf(end), scope, reason };
}
