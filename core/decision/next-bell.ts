import { addDays } from '../time/local-time.ts';
import { nextInstant } from '../time/next-instant.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';
import { type Situation, type SituationSettings, situationAt } from './verdict.ts';

/** Lessons are known this many days ahead; a lesson by hand ends sooner. */
const BELL_SEARCH_DAYS = 14;

/**
 * The minute at which educational use next begins or ends. Adjoining lessons are one stretch: no bell between them.
 * @returns `null` when nothing is going to change in the days whose lessons are known
 */
export function nextBell(now: Date, settings: SituationSettings, manualLesson: ManualLesson | null): Date | null {
  return nextDifference(now, settings, manualLesson, ({ inForce }) => String(inForce));
}

/**
 * The bell that ends what is on: the end of this lesson, though another one adjoins it, or the beginning of a lesson of
 * the timetable in one by hand.
 * @returns `null` when no bell is known
 */
export function lessonEnd(now: Date, settings: SituationSettings, manualLesson: ManualLesson | null): Date | null {
  return nextDifference(now, settings, manualLesson, (situation) => {
    if (!situation.inForce || situation.period.lesson === null) return situation.reason;
    return `${situation.period.day}/${situation.period.lesson}`;
  });
}

function nextDifference(
  now: Date,
  settings: SituationSettings,
  manualLesson: ManualLesson | null,
  keyOf: (situation: Situation) => string,
): Date | null {
  const { educationalUse, timetable } = settings;
  if (educationalUse === 'always' || (educationalUse === 'by-hand' && !manualLesson)) return null;
  const key = keyOf(situationAt(now, settings, manualLesson));
  const bells = timetable.windows.flatMap(({ from, to }) => [from, to]);
  if (manualLesson) {
    // Without an end it lasts till midnight.
    bells.push(manualLesson.from, manualLesson.until ?? `${addDays(manualLesson.from.slice(0, 10), 1)}T00:00`);
  }
  return nextInstant(
    now,
    timetable.zone,
    bells,
    BELL_SEARCH_DAYS,
    (at) => keyOf(situationAt(at, settings, manualLesson)) !== key,
  );
}
