import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { type ClockMemory, clockMemorySchema } from '../../core/journal/clock-check.ts';
import { storedItem } from '../storage/stored-item.ts';

const clockMemory = storedItem('local', 'clock', clockMemorySchema);

/** Load the clock memory (ISO days and one UTC hour); `null` if it is missing or unreadable. */
export function loadClockMemory(): Promise<ClockMemory | null> {
  return clockMemory.load();
}

/** Store the clock memory. An equal value is not written again. */
export async function saveClockMemory(memory: ClockMemory): Promise<void> {
  if (!jsonEqual(await loadClockMemory(), memory)) await clockMemory.save(memory);
}

/** Delete the clock memory; part of erasing the journal. */
export function forgetClock(): Promise<void> {
  return clockMemory.save(null);
}

/** Return the IANA name of the time zone this PC is set to. */
export function pcZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
