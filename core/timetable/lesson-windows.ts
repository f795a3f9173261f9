/**
 * A lesson in local time: `from` included, `to` excluded, both as `2026-11-23T08:30`. `day` is the ISO day it starts on.
 */
export interface LessonWindow {
  day: string;
  number: number;
  from: string;
  to: string;
}

/** Lessons of some days, sorted by day and start, so that the content script needs neither timetable nor calendar. */
export interface LessonWindows {
  /** IANA time zone of the windows. */
  zone: string;
  windows: readonly LessonWindow[];
}

/** Return the lesson at a local date-time, or `null`; of overlapping lessons the first in the list. */
export function lessonIn(windows: readonly LessonWindow[], moment: string): LessonWindow | null {
  return windows.find(({ from, to }) => from <= moment && moment < to) ?? null;
}

/**
 * Return true if a local date-time lies between two lessons of one day. The caller has excluded that it is in a lesson.
 */
export function isBreakIn(windows: readonly LessonWindow[], moment: string): boolean {
  return windows.some(
    ({ day, from }) => from > moment && windows.some((over) => over.day === day && over.to <= moment),
  );
}
