import * as z from 'zod/mini';
import { type NoteCause, noteCauses } from './entry.ts';
import { isTimeZone, localMoment, localTime } from './timetable.ts';

/** The last day the clock showed, and the last day each note was made: ISO days, nothing finer. */
export const clockMemorySchema = z.strictObject({
  day: z.iso.date(),
  noted: z.partialRecord(z.enum(noteCauses), z.iso.date()),
});
export type ClockMemory = z.infer<typeof clockMemorySchema>;

/** Whether the wall clock of the PC's own zone shows another time than the lyceum's; another name alone is harmless. */
export function zoneDiffers(now: Date, pcZone: string, zone: string): boolean {
  if (!isTimeZone(pcZone)) return false;
  return localMoment(localTime(now, pcZone)) !== localMoment(localTime(now, zone));
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
  if (memory && day < memory.day) found.push('clock-back');
  if (zones.byBells && zoneDiffers(now, zones.pc, zones.lyceum)) found.push('zone-differs');
  const causes = found.filter((cause) => memory?.noted[cause] !== day);
  const noted = { ...memory?.noted, ...Object.fromEntries(causes.map((cause) => [cause, day])) };
  return { memory: { day, noted }, causes };
}
