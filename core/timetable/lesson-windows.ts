/**
 * A lesson of one day as a stretch of the lyceum's wall clock: `from` and before `to`, both as `2026-11-23T08:30`.
 * `day` is the ISO day it began on.
 */
export interface LessonWindow {
  day: string;
  number: number;
  from: string;
  to: string;
}

/** The lessons of some days in the order of their beginning, computed ahead for anyone who cannot carry the calendar. */
export interface LessonWindows {
  /** IANA zone the windows are in. */
  zone: string;
  windows: readonly LessonWindow[];
}

/** The lesson that is on at a local moment; of two that overlap the one that began first. */
export function lessonIn(windows: readonly LessonWindow[], moment: string): LessonWindow | null {
  return windows.find(({ from, to }) => from <= moment && moment < to) ?? null;
}

/** Whether lessons of one day lie both before and after a local moment that is in none: then it is a break. */
export function isBreakIn(windows: readonly LessonWindow[], moment: string): boolean {
  return windows.some(
    ({ day, from }) => from > moment && windows.some((over) => over.day === day && over.to <= moment),
  );
}
