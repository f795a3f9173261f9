import { addDays } from '../time/local-time.ts';
import type { ManualLesson } from './manual-lesson.ts';

// Apart from the schema: the script on pages bundles this, and no validator.

/** Return the local date-time at which a manual lesson ends. */
export function endOfLesson({ from, until }: ManualLesson): string {
  return until ?? `${addDays(from.slice(0, 10), 1)}T00:00`;
}

/** Return true if a manual lesson is on at a local date-time. */
export function isLessonOn(lesson: ManualLesson, now: string): boolean {
  return now >= lesson.from && now < endOfLesson(lesson);
}
