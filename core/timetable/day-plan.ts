import { minuteOfDay } from '../time/local-time.ts';
import { weekdayOf } from '../time/weekday.ts';
import type { Lesson, Timetable } from './timetable-schema.ts';

/** A text in both languages. */
export interface Title {
  ru: string;
  en: string;
}

/**
 * A day fixed by the state: `holiday` under article 112 of the Labour Code, `day-off` moved here from `movedFrom` (a
 * weekend day), `working` a Saturday or Sunday worked in place of `movedTo`.
 */
export type NationalDay =
  | { day: string; kind: 'holiday'; title: Title }
  | { day: string; kind: 'day-off'; movedFrom: string }
  | { day: string; kind: 'working'; movedTo: string };

/** Why a day has no lessons. */
export const freeReasons = ['day-off', 'vacation', 'holiday', 'out-of-year'] as const;
export type FreeReason = (typeof freeReasons)[number];

/** The plan of a day: its lessons sorted by start, or why it has none. */
export type DayPlan =
  | { kind: 'lessons'; lessons: readonly Lesson[]; as: 'usual' | 'moved' | 'own' }
  | { kind: 'free'; why: FreeReason; title: Title | null };

/**
 * Return the plan of an ISO day. Precedence: single day, teaching year, vacations, national holidays, week.
 * @param national days fixed by the state; used only if the timetable's `nationalHolidays` is true
 */
export function planOf(day: string, timetable: Timetable, national: readonly NationalDay[]): DayPlan {
  const { calendar } = timetable;
  const single = calendar.days.find((one) => one.day === day);
  if (single?.kind === 'off') return free('day-off');
  if (single?.kind === 'weekday') return ringing(timetable, timetable.week[single.weekday], 'moved');
  if (single?.kind === 'bells') return ringing(timetable, single.bells, 'own');
  const { firstDay, lastDay, vacations, nationalHolidays } = calendar;
  if (day < (firstDay ?? day) || day > (lastDay ?? day)) return free('out-of-year');
  const vacation = vacations.find(({ from, to }) => from <= day && day <= to);
  if (vacation) return free('vacation', { ru: vacation.name, en: vacation.name });
  const fixed = nationalHolidays ? national.find((one) => one.day === day) : undefined;
  return nationalPlan(fixed, timetable) ?? ringing(timetable, timetable.week[weekdayOf(day)], 'usual');
}

function nationalPlan(fixed: NationalDay | undefined, timetable: Timetable): DayPlan | null {
  const { week } = timetable;
  if (fixed?.kind === 'holiday') return free('holiday', fixed.title);
  // Only a weekday without lessons can move: a school with Saturday lessons has no Saturday off to move.
  if (fixed?.kind === 'day-off' && week[weekdayOf(fixed.movedFrom)].length === 0) return free('holiday');
  const isFree = fixed?.kind === 'working' && week[weekdayOf(fixed.day)].length === 0;
  return isFree ? ringing(timetable, week[weekdayOf(fixed.movedTo)], 'moved') : null;
}

function lessonsOf({ bells }: Timetable, names: readonly string[]): Lesson[] {
  const lessons = [...new Set(names)].flatMap((name) => bells.find((known) => known.name === name)?.lessons ?? []);
  return lessons.sort((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from));
}

function ringing(timetable: Timetable, names: readonly string[], as: 'usual' | 'moved' | 'own'): DayPlan {
  const lessons = lessonsOf(timetable, names);
  return lessons.length > 0 ? { kind: 'lessons', lessons, as } : free('day-off');
}

const free = (why: FreeReason, title: Title | null = null): DayPlan => ({ kind: 'free', why, title });
