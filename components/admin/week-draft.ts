import type { Weekday } from '../../core/settings.ts';
import { clockOf, minuteOf } from '../../core/timetable.ts';

/** A lesson as typed. */
export interface LessonDraft {
  number: string;
  from: string;
  to: string;
}

export type WeekDraft = Record<Weekday, LessonDraft[]>;

/** What is wrong with a lesson or a day. */
export type LessonError = 'lessonNumber' | 'clock' | 'sameTime' | 'overlap' | 'repeatedNumber' | 'tooMany';

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const MINUTES_A_DAY = 24 * 60;

/** The same for every day of a week. */
export function mapWeek<T>(of: (day: Weekday) => T): Record<Weekday, T> {
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) };
}

/** A time as people type it, `8.30` or `830`, written as `08:30`; what is no time stays as it is. */
export function tidyClock(typed: string): string {
  const [, hours = '', minutes = ''] = /^\s*([01]?\d|2[0-3])[:.\s-]?([0-5]\d)\s*$/.exec(typed) ?? [];
  return minutes ? `${hours.padStart(2, '0')}:${minutes}` : typed;
}

/** A whole number as typed, or `NaN`. */
export function wholeNumber(typed: string): number {
  return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

/** The lesson a person most likely adds next: as long as the one before, after the same break. */
export function nextLesson(lessons: readonly LessonDraft[]): LessonDraft {
  const last = lessons.at(-1);
  if (!last || !isClock(last.from) || !isClock(last.to)) {
    return { number: String(lessons.length + 1), from: '08:30', to: '09:15' };
  }
  const before = lessons.at(-2);
  const pause = before && isClock(before.to) ? minuteOf(last.from) - minuteOf(before.to) : 10;
  const from = minuteOf(last.to) + (pause > 0 ? pause : 10);
  const length = minuteOf(last.to) - minuteOf(last.from);
  return {
    number: String((wholeNumber(last.number) || lessons.length) + 1),
    from: clockOf(from),
    to: clockOf(from + length),
  };
}

/** A week where some days have the lessons of another. */
export function copyDay(week: WeekDraft, from: Weekday, to: readonly Weekday[]): WeekDraft {
  return mapWeek((day) => (to.includes(day) ? week[from].map((lesson) => ({ ...lesson })) : week[day]));
}

/** What is wrong between the lessons of a day, by path as `1.from`; single fields are the schema's business. */
export function dayErrors(lessons: readonly LessonDraft[]): [string, LessonError][] {
  return lessons.flatMap((lesson, i): [string, LessonError][] => {
    const earlier = lessons.slice(0, i);
    const errors: [string, LessonError][] = [];
    if (earlier.some(({ number }) => wholeNumber(number) === wholeNumber(lesson.number))) {
      errors.push([`${i}.number`, 'repeatedNumber']);
    }
    if (!isClock(lesson.from) || !isClock(lesson.to)) return errors;
    if (lesson.from === lesson.to) errors.push([`${i}.to`, 'sameTime']);
    if (earlier.some((other) => overlap(lesson, other))) errors.push([`${i}.from`, 'overlap']);
    return errors;
  });
}

function overlap(a: LessonDraft, b: LessonDraft): boolean {
  if (!isClock(b.from) || !isClock(b.to)) return false;
  return minuteOf(a.from) < endOf(b) && minuteOf(b.from) < endOf(a);
}

/** Minutes since the midnight before; a lesson that crosses midnight ends on the next day. */
function endOf({ from, to }: LessonDraft): number {
  return minuteOf(to) + (minuteOf(to) < minuteOf(from) ? MINUTES_A_DAY : 0);
}

function isClock(text: string): boolean {
  return /^\d\d:\d\d$/.test(text);
}
