import { checkClock } from '../../../core/journal/clock-check.ts';
import { newNote } from '../../../core/journal/incident.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { loadClockMemory, pcZone, saveClockMemory } from '../../../platform/journal/clock-memory.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { loadSettings, watchSettings } from '../../../platform/settings/settings.ts';
import { append } from '../ingest/journal-writer.ts';

/** Check the clock whenever settings change. Call it before the first await of the worker. */
export function noteClockBySettings(): void {
  watchSettings(() => void noteClock());
}

/** Note a clock that went back, and a PC zone with another local time than the school's. */
export async function noteClock(): Promise<void> {
  try {
    const { settings } = await loadSettings(); // outside the lock: a policy can take seconds
    await exclusively(() => noteBy(settings));
  } catch {
    // The store is closed or full: the next start of the worker tries again.
  }
}

/** The caller holds the journal's lock, so that a day has one note. */
async function noteBy({ timetable, educationalUse }: Settings): Promise<void> {
  const known = await loadClockMemory();
  const zones = { pc: pcZone(), lyceum: timetable.zone, byBells: educationalUse === 'timetable' };
  const { memory, causes } = checkClock(new Date(), known, zones);
  const notes = causes.map((cause) => newNote(randomId(), memory.day, cause));
  if (notes.length > 0) await append(notes);
  await saveClockMemory(memory);
}
