import { addDays, localDateTime, localTime, minuteOfDay } from '../time/local-time.ts';
import { nextInstant } from '../time/next-instant.ts';
import { minutesBetween } from '../time/utc-minute.ts';
import { type FreeReason, type NationalDay, planOf, type Title } from './day-plan.ts';
import { isBreakIn, type LessonWindow, lessonIn } from './lesson-windows.ts';
import type { Timetable } from './timetable-schema.ts';

/**
 * What the timetable says of a moment. A `pause` is a break short enough to count as the lesson before it; of a lesson
 * `from` and `to` are local moments `2026-11-23T08:30`, of a break too.
 */
export type SchoolTime =
  | ({ kind: 'lesson'; pause: boolean } & LessonWindow)
  | { kind: 'break'; day: string; from: string; to: string; after: number; before: number }
  | { kind: 'outside'; why: FreeReason | 'before' | 'after'; title: Title | null };

/** A moment by the timetable, and what comes after it. */
export interface SchoolMoment {
  /** The ISO day it is by the lyceum's wall clock. */
  day: string;
  time: SchoolTime;
  /** What begins next, and when. `null` when nothing does in five weeks. */
  next: { at: Date; time: SchoolTime } | null;
  /** The lesson that begins next in these weeks. */
  lesson: LessonWindow | null;
}

/** Days ahead in which the next change is looked for. */
const CHANGE_SEARCH_DAYS = 35;

/**
 * What a moment is by the timetable: a lesson, a break, or outside, and why.
 * @param now only the instant counts, the PC's zone does not
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

/** What a moment is by the timetable and what follows, in one answer. */
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

/** When something else begins: the next lesson, or the break or free time after this one; `null` for never. */
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
 * The lessons of so many days from a day on, and what of the night before reaches into it.
 * @param from ISO day
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

/** @param pause minutes a break may last and be counted as the lesson before it */
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

/** Lessons reach over a break that is short enough; of lessons that overlap the one that ended last does. */
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
