import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { type ClockMemory, clockMemorySchema } from '../../core/journal/clock-check.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** Load the clock memory (ISO days and one UTC hour); `null` if it is missing or unreadable. @throws when the store fails */
export async function loadClockMemory(): Promise<ClockMemory | null> {
  const row = await withJournal((db) => readMeta(db, 'clock'));
  return clockMemorySchema.safeParse(row?.memory).data ?? null;
}

/** Store the clock memory. An equal value is not written again. @throws when the store fails */
export async function saveClockMemory(memory: ClockMemory): Promise<void> {
  if (!jsonEqual(await loadClockMemory(), memory)) await withJournal((db) => db.known.put({ name: 'clock', memory }));
}

/** Return the IANA name of the time zone this PC is set to. */
export function pcZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
