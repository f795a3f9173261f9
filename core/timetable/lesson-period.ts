import { addDays, localDateTime, localTime } from '../time/local-time.ts';
import { instantOfLocal } from '../time/next-instant.ts';
import { MINUTES_PER_DAY, MS_PER_MINUTE } from '../time/units.ts';
import type { NationalDay } from './day-plan.ts';
import type { LessonWindow } from './lesson-windows.ts';
import { hasWeek } from './school-day.ts';
import { lessonWindows } from './school-time.ts';
import type { Timetable } from './timetable-schema.ts';

/** A lesson by its number, or an hour (0 to 23) where there is no timetable. `day` is the local ISO day it starts on. */
export interface LessonSlot {
  day: string;
  lesson: number | null;
  hour: number | null;
}

/** A lesson or an hour with its start and end; `until` is excluded. */
export interface LessonPeriod extends LessonSlot {
  from: Date;
  until: Date;
}

/**
 * Return the lessons of some days in order, without the breaks after them, and lessons of the night before that reach into
 * the first day; or the hours where the week has no lessons.
 * @param from the first ISO day @param days number of days
 */
export function lessonPeriods(
  timetable: Timetable,
  national: readonly NationalDay[],
  from: string,
  days: number,
): LessonPeriod[] {
  const windows = hasWeek(timetable)
    ? lessonWindows({ ...timetable, shortBreaks: 0 }, national, from, days)
    : hourWindows(from, days);
  const isHour = !hasWeek(timetable);
  return windows.flatMap((window) => periodOf(window, timetable.zone, isHour));
}

/** Return the lessons (or hours) that are on or begin within some minutes. */
export function periodsAround(
  now: Date,
  timetable: Timetable,
  national: readonly NationalDay[],
  minutesAhead: number,
): LessonPeriod[] {
  const { day } = localTime(now, timetable.zone);
  const latest = now.getTime() + minutesAhead * MS_PER_MINUTE;
  const near = lessonPeriods(timetable, national, addDays(day, -1), 3);
  return near.filter(({ from, until }) => from.getTime() <= latest && now < until);
}

function periodOf({ day, number, from, to }: LessonWindow, zone: string, isHour: boolean): LessonPeriod[] {
  const [start, end] = [instantOfLocal(from, zone), instantOfLocal(to, zone)];
  if (!start || !end || end <= start) return [];
  const slot = isHour ? { day, lesson: null, hour: number } : { day, lesson: number, hour: null };
  return [{ ...slot, from: start, until: end }];
}

function hourWindows(from: string, days: number): LessonWindow[] {
  return Array.from({ length: days * 24 }, (_, i) => {
    const day = addDays(from, Math.floor(i / 24));
    const start = (i % 24) * 60;
    const end = start + 60 === MINUTES_PER_DAY ? { day: addDays(day, 1), minute: 0 } : { day, minute: start + 60 };
    return { day, number: i % 24, from: localDateTime({ day, minute: start }), to: localDateTime(end) };
  });
}
