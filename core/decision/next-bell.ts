import { addDays } from '../time/local-time.ts';
import { firstMoment } from '../time/next-instant.ts';
import type { HandLesson } from '../timetable/manual-lesson.ts';
import { type Situation, situationAt, type Uses } from './verdict.ts';

/** Lessons are known this many days ahead; a lesson by hand ends sooner. */
const HORIZON = 14;

/**
 * The minute at which educational use next begins or ends. Adjoining lessons are one stretch: no bell between them.
 * @returns `null` when nothing is going to change in the days whose lessons are known
 */
export function nextBell(now: Date, settings: Uses, handLesson: HandLesson | null): Date | null {
  return nextDifference(now, settings, handLesson, ({ watched }) => String(watched));
}

/**
 * The bell that ends what is on: the end of this lesson, though another one adjoins it, or the beginning of a lesson of
 * the timetable in one by hand.
 * @returns `null` when no bell is known
 */
export function bellOfLesson(now: Date, settings: Uses, handLesson: HandLesson | null): Date | null {
  return nextDifference(now, settings, handLesson, (situation) => {
    if (!situation.watched || situation.period.lesson === null) return situation.reason;
    return `${situation.period.day}/${situation.period.lesson}`;
  });
}

function nextDifference(
  now: Date,
  settings: Uses,
  handLesson: HandLesson | null,
  keyOf: (situation: Situation) => string,
): Date | null {
  const { educationalUse, timetable } = settings;
  if (educationalUse === 'always' || (educationalUse === 'by-hand' && !handLesson)) return null;
  const key = keyOf(situationAt(now, settings, handLesson));
  const bells = timetable.windows.flatMap(({ from, to }) => [from, to]);
  if (handLesson) {
    // Without an end it lasts till midnight.
    bells.push(handLesson.from, handLesson.until ?? `${addDays(handLesson.from.slice(0, 10), 1)}T00:00`);
  }
  return firstMoment(now, timetable.zone, bells, HORIZON, (at) => keyOf(situationAt(at, settings, handLesson)) !== key);
}
