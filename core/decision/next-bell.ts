import { nextInstant } from '../time/next-instant.ts';
import type { ManualLesson } from '../timetable/manual-lesson.ts';
import { endOfLesson } from '../timetable/manual-lesson-end.ts';
import { type Situation, type SituationSettings, situationAt } from './verdict.ts';

/** Days to search. Lesson windows cover as many days; a manual lesson ends sooner. */
const BELL_SEARCH_DAYS = 14;

/**
 * Return the minute at which educational use next begins or ends. Adjoining lessons have no bell between them.
 * @returns `null` if nothing changes in the days covered by the lesson windows
 */
export function nextBell(now: Date, settings: SituationSettings, manualLesson: ManualLesson | null): Date | null {
  return nextDifference(now, settings, manualLesson, ({ inForce }) => String(inForce));
}

/**
 * Return the bell that ends the current situation: the end of this lesson, even if another lesson adjoins it, or the
 * start of a scheduled lesson during a manual one.
 * @returns `null` if no bell is known
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
    bells.push(manualLesson.from, endOfLesson(manualLesson));
  }
  return nextInstant(
    now,
    timetable.zone,
    bells,
    BELL_SEARCH_DAYS,
    (at) => keyOf(situationAt(at, settings, manualLesson)) !== key,
  );
}
