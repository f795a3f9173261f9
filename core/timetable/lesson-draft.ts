import { formatClock, minuteOfDay } from '../time/local-time.ts';
import { parseClock } from '../time/parse-clock.ts';
import type { Lesson } from './timetable-schema.ts';

/** A lesson as typed. */
export interface LessonDraft {
  number: string;
  from: string;
  to: string;
}

/** A lesson as a form shows it. */
export function toLessonDraft({ number, from, to }: Lesson): LessonDraft {
  return { number: String(number), from, to };
}

/** A lesson of what was typed; what is no number or time becomes what the schema refuses. */
export function fromLessonDraft({ number, from, to }: LessonDraft): Lesson {
  return { number: wholeNumber(number), from: normalizeClock(from), to: normalizeClock(to) };
}

/** A time as people type it, `8.30` or `830`, written as `08:30`; what is no time stays as it is. */
export function normalizeClock(typed: string): string {
  return parseClock(typed) ?? typed;
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
  const pause = before && isClock(before.to) ? minuteOfDay(last.from) - minuteOfDay(before.to) : 10;
  const from = minuteOfDay(last.to) + (pause > 0 ? pause : 10);
  const length = minuteOfDay(last.to) - minuteOfDay(last.from);
  return {
    number: String((wholeNumber(last.number) || lessons.length) + 1),
    from: formatClock(from),
    to: formatClock(from + length),
  };
}

function isClock(text: string): boolean {
  return parseClock(text) === text;
}
