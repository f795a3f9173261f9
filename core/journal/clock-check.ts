import * as z from 'zod/mini';
import { addDays, isTimeZone, localDateTime, localTime } from '../time/local-time.ts';
import { type ClockCause, clockCauses } from './entry.ts';

/** An hour in UTC, `2026-11-23T08`. UTC has no daylight saving time, so a lower hour means that the clock went back. */
const hourPattern = /^\d{4}-\d{2}-\d{2}T\d{2}$/;

/** Hours from which a clock counts as set back. A correction by seconds can cross one full hour, never two. */
const minHoursBack = 2;

/**
 * What is stored about the clock: the last day in the school's zone, the last hour in UTC (missing in rows of early
 * versions), and the ISO day of the last note by cause. Nothing finer than an hour is stored.
 */
export const clockMemorySchema = z.strictObject({
  day: z.iso.date(),
  hour: z.optional(z.string().check(z.regex(hourPattern))),
  noted: z.partialRecord(z.enum(clockCauses), z.iso.date()),
});
export type ClockMemory = z.infer<typeof clockMemorySchema>;

/** Days for which the pages report that the clock was set back. */
export const CLOCK_WARNING_DAYS = 14;

/** The facts about the clock on the status page: the PC's IANA zone, and the ISO day on which it last went back. */
export interface ClockHealth {
  pcZone: string;
  wentBack: string | null;
}

/** Return true if the PC's zone shows another local time than the school's. Two names of the same time are equal. */
export function zoneDiffers(now: Date, pcZone: string, zone: string): boolean {
  if (!isTimeZone(pcZone)) return false;
  return localDateTime(localTime(now, pcZone)) !== localDateTime(localTime(now, zone));
}

/**
 * Compare the clock with what is stored about it.
 * @param zones IANA names; `byBells`: whether the rules apply by the timetable, otherwise the PC's zone does not matter
 * @returns what to store, and the causes to note: each at most once a day
 */
export function checkClock(
  now: Date,
  memory: ClockMemory | null,
  zones: { pc: string; lyceum: string; byBells: boolean },
): { memory: ClockMemory; causes: ClockCause[] } {
  const { day } = localTime(now, zones.lyceum);
  const found: ClockCause[] = [];
  const hour = now.toISOString().slice(0, 13);
  if (memory && wentBack(hour, memory)) found.push('clock-back');
  if (zones.byBells && zoneDiffers(now, zones.pc, zones.lyceum)) found.push('zone-differs');
  const causes = found.filter((cause) => memory?.noted[cause] !== day);
  const noted = { ...memory?.noted, ...Object.fromEntries(causes.map((cause) => [cause, day])) };
  return { memory: { day, hour, noted }, causes };
}

/** Without a stored hour, compare days: a zone can differ from UTC by up to a day. */
function wentBack(hour: string, memory: ClockMemory): boolean {
  if (memory.hour === undefined) return hour.slice(0, 10) < addDays(memory.day, -1);
  return Date.parse(`${memory.hour}:00Z`) - Date.parse(`${hour}:00Z`) >= minHoursBack * 3_600_000;
}
