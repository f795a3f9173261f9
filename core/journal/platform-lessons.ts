import * as z from 'zod/mini';
import type { Period } from '../decision/verdict.ts';

/**
 * The lessons of the running day in which a permitted platform was opened: numbers of lessons, and hours where there is no
 * lesson. Only their number outlives the day.
 */
export const platformLessonsSchema = z.strictObject({
  day: z.iso.date(),
  lessons: z.array(z.int()),
  hours: z.array(z.int()),
});
export type PlatformLessons = z.infer<typeof platformLessonsSchema>;

/** What is heard: a heartbeat, or a permitted platform that opens. */
export interface PlatformEvent {
  /** ISO day by the school's clock; that of the lesson where one crosses midnight. */
  day: string;
  /** `null` outside educational use. */
  period: Pick<Period, 'lesson' | 'hour'> | null;
  /** Whether the setting asks for the count. */
  counts: boolean;
  opened: boolean;
}

/** The lessons of the running day, and the number of the day that is over. */
export interface PlatformStep {
  known: PlatformLessons | null;
  over: { day: string; lessons: number } | null;
}

/**
 * Count the lesson of an event, once. A day begins with the first event in a lesson; so a day without lessons has no number,
 * and a day in which no platform is opened has 0. A day that has not come, because the clock was set back, is dropped.
 * @param before `null` if no day runs
 */
export function platformStep(
  before: PlatformLessons | null,
  { day, period, counts, opened }: PlatformEvent,
): PlatformStep {
  const over = before && before.day < day ? { day: before.day, lessons: numberOf(before) } : null;
  const running = before?.day === day ? before : null;
  if (!counts || !period) return { known: running, over };
  const { lessons, hours } = running ?? { lessons: [], hours: [] };
  if (!opened) return { known: { day, lessons, hours }, over };
  const { lesson, hour } = period;
  if (lesson !== null) return { known: { day, lessons: withOne(lessons, lesson), hours }, over };
  return { known: { day, lessons, hours: hour === null ? hours : withOne(hours, hour) }, over };
}

const numberOf = ({ lessons, hours }: PlatformLessons): number => lessons.length + hours.length;

const withOne = (known: readonly number[], one: number): number[] =>
  [...new Set([...known, one])].sort((a, b) => a - b);
