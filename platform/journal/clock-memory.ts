import { browser } from 'wxt/browser';
import { jsonEqual } from '../../core/encoding/json-equal.ts';
import { type ClockMemory, clockMemorySchema } from '../../core/journal/clock-check.ts';

const KEY = 'clock';

/** What is remembered of the clock: days and one hour. `null` when nothing is, or it cannot be read. */
export async function loadClockMemory(): Promise<ClockMemory | null> {
  const parsed = clockMemorySchema.safeParse((await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.data : null;
}

/** Remembers; what is known already is not written again. */
export async function saveClockMemory(memory: ClockMemory): Promise<void> {
  if (!jsonEqual(await loadClockMemory(), memory)) await browser.storage.local.set({ [KEY]: memory });
}

/** Forgets what is remembered; part of erasing the journal. */
export async function forgetClock(): Promise<void> {
  await browser.storage.local.remove(KEY);
}

/** The IANA name of the zone this PC is set to. */
export function pcZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
