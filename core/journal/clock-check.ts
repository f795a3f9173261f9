import * as z from 'zod/mini';
import { addDays, isTimeZone, localDateTime, localTime } from '../time/local-time.ts';
import { type NoteCause, noteCauses } from './entry.ts';

/** Hours of UTC, which no zone and no summer time sets back. */
const hourPattern = /^\d{4}-\d{2}-\d{2}T\d{2}$/;

/** A clock is set right by seconds every day, and those may lie around a full hour; two hours are no correction. */
const minHoursBack = 2;

/**
 * The last day the clock showed by the lyceum's zone, its last hour by UTC (`2026-11-23T08`; a version before this one
 * remembered none), and the ISO day each note was made last. Nothing finer.
 */
export const clockMemorySchema = z.strictObject({
  day: z.iso.date(),
  hour: z.optional(z.string().check(z.regex(hourPattern))),
  noted: z.partialRecord(z.enum(noteCauses), z.iso.date()),
});
export type ClockMemory = z.infer<typeof clockMemorySchema>;

/** What the administrator is shown of the PC's clock: its IANA zone, and the ISO day it was last seen to go back. */
export interface ClockHealth {
  pcZone: string;
  wentBack: string | null;
}

/** Whether the wall clock of the PC's own zone shows another time than the lyceum's; another name alone is harmless. */
export function zoneDiffers(now: Date, pcZone: string, zone: string): boolean {
  if (!isTimeZone(pcZone)) return false;
  return localDateTime(localTime(now, pcZone)) !== localDateTime(localTime(now, zone));
}

/**
 * What is to be noted about the clock, at most once a day each, and what to remember.
 * @param byBells whether the rule goes by the timetable: otherwise a zone does no harm
 */
export function checkClock(
  now: Date,
  memory: ClockMemory | null,
  zones: { pc: string; lyceum: string; byBells: boolean },
): { memory: ClockMemory; causes: NoteCause[] } {
  const { day } = localTime(now, zones.lyceum);
  const found: NoteCause[] = [];
  const hour = now.toISOString().slice(0, 13);
  if (memory && wentBack(hour, memory)) found.push('clock-back');
  if (zones.byBells && zoneDiffers(now, zones.pc, zones.lyceum)) found.push('zone-differs');
  const causes = found.filter((cause) => memory?.noted[cause] !== day);
  const noted = { ...memory?.noted, ...Object.fromEntries(causes.map((cause) => [cause, day])) };
  return { memory: { day, hour, noted }, causes };
}

/** Before an hour was remembered, only a day that came again tells. */
function wentBack(hour: string, memory: ClockMemory): boolean {
  if (memory.hour === undefined) return hour.slice(0, 10) < addDays(memory.day, -1);
  return Date.parse(`${memory.hour}:00Z`) - Date.parse(`${hour}:00Z`) >= minHoursBack * 3_600_000;
}
