import { formatClock, minuteOfDay } from '../time/local-time.ts';
import { parseClock } from '../time/parse-clock.ts';
import type { Lesson } from './timetable-schema.ts';

/** A lesson as typed. */
export interface LessonDraft {
  number: string;
  from: string;
  to: string;
}

/** Convert a lesson to the texts of a form. */
export function toLessonDraft({ number, from, to }: Lesson): LessonDraft {
  return { number: String(number), from, to };
}

/** Convert typed texts to a lesson. Text that is not a number or time becomes a value that the schema rejects. */
export function fromLessonDraft({ number, from, to }: LessonDraft): Lesson {
  return { number: wholeNumber(number), from: normalizeClock(from), to: normalizeClock(to) };
}

/** Normalize a typed time (`8.30`, `830`) to `08:30`; return other text unchanged. */
export function normalizeClock(typed: string): string {
  return parseClock(typed) ?? typed;
}

/** Parse a typed whole number of 1 to 4 digits; `NaN` for other text. */
export function wholeNumber(typed: string): number {
  return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

/** Suggest the next lesson: as long as the last one, after the same break (10 minutes by default). */
export function nextLesson(lessons: readonly LessonDraft[]): LessonDraft {
  const last = lessons.at(-1);
  if (!last || !isClock(last.from) || !isClock(last.to)) {
    return { number: String(lessons.length + 1), from: '08:30', to: '09:15' };
  }
  const before = lessons.at(-2);
  const pause = before && isClock(before.to) ? minuteOfDay(last.from) - minuteOfDay(before.to) : 10;
  const from = minuteOfDay(last.to) + (pause > 0 ? pause : 10);
  const length = minuteOfDay(last.to) - minuteOfDay(last.from);
  return {
    number: String((wholeNumber(last.number) || lessons.length) + 1),
    from: formatClock(from),
    to: formatClock(from + length),
  };
}

/** Return true if the number and both times are typed whole. */
export function isWholeLesson({ number, from, to }: LessonDraft): boolean {
  return !Number.isNaN(wholeNumber(number)) && parseClock(from) !== null && parseClock(to) !== null;
}

function isClock(text: string): boolean {
  return parseClock(text) === text;
}
