import type { NationalDay } from '../timetable/day-plan.ts';
import { type LessonPeriod, periodsAround } from '../timetable/lesson-period.ts';
import type { Timetable } from '../timetable/timetable-schema.ts';
import { codeIndex, INDEXES_PER_DAY } from './code-index.ts';

/** A lesson (or hour) that has a code. */
export interface CodePeriod extends LessonPeriod {
  index: number;
}

/** Minutes before a lesson from which its code is accepted. */
const MINUTES_BEFORE = 5;

/** A lesson that begins within these minutes has its code shown, so that a teacher can prepare it. */
const SHOWN_BEFORE_MINUTES = 12 * 60;

/**
 * Return the lessons (or hours) whose codes are accepted now, the current one first: from five minutes before each until
 * its bell. Lessons numbered 24 and above have no code, because their index would be that of another day.
 */
export function acceptedPeriods(now: Date, timetable: Timetable, national: readonly NationalDay[]): CodePeriod[] {
  return withIndexes(periodsAround(now, timetable, national, MINUTES_BEFORE));
}

/** Return the lesson (or hour) whose code a teacher is shown: the current one, or the next of the following 12 hours. */
export function shownPeriod(now: Date, timetable: Timetable, national: readonly NationalDay[]): CodePeriod | null {
  return withIndexes(periodsAround(now, timetable, national, SHOWN_BEFORE_MINUTES))[0] ?? null;
}

function withIndexes(periods: readonly LessonPeriod[]): CodePeriod[] {
  return periods.flatMap((period) => {
    const slot = period.lesson ?? period.hour ?? INDEXES_PER_DAY;
    return slot < INDEXES_PER_DAY ? [{ ...period, index: codeIndex(period.day, slot) }] : [];
  });
}
