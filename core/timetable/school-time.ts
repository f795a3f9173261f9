import { addDays, localDateTime, localTime, minuteOfDay } from '../time/local-time.ts';
import { nextInstant } from '../time/next-instant.ts';
import { minutesBetween } from '../time/utc-minute.ts';
import { type FreeReason, type NationalDay, planOf, type Title } from './day-plan.ts';
import { isBreakIn, type LessonWindow, lessonIn } from './lesson-windows.ts';
import type { Timetable } from './timetable-schema.ts';

/**
 * A moment by the timetable. `pause` is a short break that counts as the lesson before it. `from` and `to` are local
 * date-times (`2026-11-23T08:30`).
 */
export type SchoolTime =
  | ({ kind: 'lesson'; pause: boolean } & LessonWindow)
  | { kind: 'break'; day: string; from: string; to: string; after: number; before: number }
  | { kind: 'outside'; why: FreeReason | 'before' | 'after'; title: Title | null };

/** A moment by the timetable, and what follows. */
export interface SchoolMoment {
  /** The local ISO day. */
  day: string;
  time: SchoolTime;
  /** The next change and its instant; `null` if nothing changes in five weeks. */
  next: { at: Date; time: SchoolTime } | null;
  /** The next lesson in these weeks. */
  lesson: LessonWindow | null;
}

/** Days ahead to search for the next change. */
const CHANGE_SEARCH_DAYS = 35;

/**
 * Return what an instant is by the timetable: a lesson, a break, or outside, with the reason.
 * @param now an instant; the PC's time zone does not count
 */
export function schoolTimeAt(now: Date, timetable: Timetable, national: readonly NationalDay[]): SchoolTime {
  const time = localTime(now, timetable.zone);
  const moment = localDateTime(time);
  const bare = [addDays(time.day, -1), time.day].flatMap((day) => dayWindows(day, timetable, national, 0));
  const lesson = lessonIn(bare, moment);
  if (lesson) return { kind: 'lesson', pause: false, ...lesson };
  const today = dayWindows(time.day, timetable, national, timetable.shortBreaks);
  const paused = lessonIn(today, moment);
  if (paused) return { kind: 'lesson', pause: true, ...paused };
  const over = latest(today.filter(({ to }) => to <= moment));
  const next = today.find(({ from }) => from > moment);
  if (over && next) {
    return { kind: 'break', day: time.day, from: over.to, to: next.from, after: over.number, before: next.number };
  }
  const plan = planOf(time.day, timetable, national);
  if (plan.kind === 'free') return { kind: 'outside', why: plan.why, title: plan.title };
  return { kind: 'outside', why: next ? 'before' : 'after', title: null };
}

/** Return what an instant is by the timetable, the next change and the next lesson. */
export function schoolMomentAt(now: Date, timetable: Timetable, national: readonly NationalDay[]): SchoolMoment {
  const { zone } = timetable;
  const local = localTime(now, zone);
  const windows = lessonWindows(timetable, national, local.day, CHANGE_SEARCH_DAYS);
  const at = changeIn(windows, now, zone);
  return {
    day: local.day,
    time: schoolTimeAt(now, timetable, national),
    next: at && { at, time: schoolTimeAt(at, timetable, national) },
    lesson: windows.find(({ from }) => from > localDateTime(local)) ?? null,
  };
}

/** Return when the next lesson, break or free time starts; `null` if there is no change in the search range. */
function changeIn(windows: readonly LessonWindow[], now: Date, zone: string): Date | null {
  const stateAt = (at: Date): string => {
    const moment = localDateTime(localTime(at, zone));
    const lesson = lessonIn(windows, moment);
    return lesson ? `${lesson.day}/${lesson.number}/${lesson.from}` : isBreakIn(windows, moment) ? 'break' : 'outside';
  };
  const bells = windows.flatMap(({ from, to }) => [from, to]);
  const state = stateAt(now);
  return nextInstant(now, zone, bells, CHANGE_SEARCH_DAYS, (at) => stateAt(at) !== state);
}

/**
 * Return the lessons of `days` days, and lessons of the night before that reach into the first day.
 * @param from the first ISO day
 */
export function lessonWindows(
  timetable: Timetable,
  national: readonly NationalDay[],
  from: string,
  days: number,
): LessonWindow[] {
  const list = Array.from({ length: days + 1 }, (_, i) => addDays(from, i - 1));
  const windows = list.flatMap((day) => dayWindows(day, timetable, national, timetable.shortBreaks));
  return windows.filter(({ to }) => to > `${from}T00:00`);
}

/** @param pause longest break, in minutes, that counts as the lesson before it */
function dayWindows(
  day: string,
  timetable: Timetable,
  national: readonly NationalDay[],
  pause: number,
): LessonWindow[] {
  const plan = planOf(day, timetable, national);
  if (plan.kind === 'free') return [];
  const windows = plan.lessons.map(({ number, from, to }) => {
    const end = minuteOfDay(to) <= minuteOfDay(from) ? addDays(day, 1) : day;
    return { day, number, from: `${day}T${from}`, to: `${end}T${to}` };
  });
  return withPauses(windows, pause);
}

/** Extend lessons over short breaks; of overlapping lessons the one that ends last. */
function withPauses(windows: readonly LessonWindow[], pause: number): LessonWindow[] {
  const reach = new Map<LessonWindow | undefined, string>();
  windows.slice(1).forEach((next, i) => {
    const before = latest(windows.slice(0, i + 1));
    const gap = before ? minutesBetween(`${before.to}Z`, `${next.from}Z`) : 0;
    if (gap > 0 && gap <= pause) reach.set(before, next.from);
  });
  return windows.map((window) => ({ ...window, to: reach.get(window) ?? window.to }));
}

function latest(windows: readonly LessonWindow[]): LessonWindow | undefined {
  return windows.reduce<LessonWindow | undefined>((a, b) => (a && a.to > b.to ? a : b), undefined);
}
