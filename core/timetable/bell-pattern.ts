import { formatClock, minuteOfDay } from '../time/local-time.ts';
import { parseClock } from '../time/parse-clock.ts';
import { MINUTES_PER_DAY } from '../time/units.ts';
import type { Lesson } from './timetable-schema.ts';

/** How a school describes its bells in one sentence: seven lessons of 45 minutes from 8:00, breaks of 10 and 20. */
export interface BellPattern {
  /** Number of the first lesson; that of a second shift goes on from the first. */
  first: number;
  count: number;
  /** Length of a lesson in minutes. */
  minutes: number;
  /** Start of the first lesson, as `08:00`. */
  from: string;
  /** Minutes of each break; the last one repeats. */
  breaks: readonly number[];
}

/** Patterns to start from. A pattern of two shifts makes two sets of bells. */
export const bellTemplates = {
  lessons: [{ first: 1, count: 7, minutes: 45, from: '08:00', breaks: [10, 20, 20, 10] }],
  pairs: [{ first: 1, count: 4, minutes: 90, from: '08:30', breaks: [10, 40, 10] }],
  shifts: [
    { first: 1, count: 6, minutes: 45, from: '08:00', breaks: [10, 20, 20, 10] },
    { first: 7, count: 6, minutes: 45, from: '14:00', breaks: [10, 20, 10] },
  ],
  short: [{ first: 1, count: 7, minutes: 30, from: '08:00', breaks: [10] }],
} as const satisfies Record<string, readonly BellPattern[]>;
export type BellTemplate = keyof typeof bellTemplates;

/** Return the lessons of a pattern; empty if one of them would end after midnight. */
export function patternLessons({ first, count, minutes, from, breaks }: BellPattern): Lesson[] {
  const lessons: Lesson[] = [];
  let start = minuteOfDay(from);
  for (let i = 0; i < count; i += 1) {
    const end = start + minutes;
    if (end >= MINUTES_PER_DAY) return [];
    lessons.push({ number: first + i, from: formatClock(start), to: formatClock(end) });
    start = end + (breaks[i] ?? breaks.at(-1) ?? 0);
  }
  return lessons;
}

/** A pattern as typed; numbers and the list of breaks are texts. */
export type BellPatternDraft = Record<'count' | 'minutes' | 'from' | 'breaks', string>;

/** Convert a pattern to the texts of a form. */
export function toPatternDraft({ count, minutes, from, breaks }: BellPattern): BellPatternDraft {
  return { count: String(count), minutes: String(minutes), from, breaks: breaks.join(', ') };
}

/** Return the typed pattern, or `null`: 1 to 15 lessons of 10 to 180 minutes, breaks of at most 180. */
export function fromPatternDraft(draft: BellPatternDraft, first: number): BellPattern | null {
  const [count, minutes] = [Number(draft.count), Number(draft.minutes)];
  const from = parseClock(draft.from);
  const breaks = draft.breaks
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const isSound =
    isBetween(count, 1, 15) && isBetween(minutes, 10, 180) && breaks.every((one) => isBetween(one, 0, 180));
  return from !== null && isSound ? { first, count, minutes, from, breaks } : null;
}

function isBetween(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}
