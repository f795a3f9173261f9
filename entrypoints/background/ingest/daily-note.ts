import { nextDailyNote } from '../../../core/journal/daily-note.ts';
import type { Entry, NoteCause } from '../../../core/journal/entry.ts';
import { newNote } from '../../../core/journal/incident.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { loadDailyNote, type NotedRow } from '../../../platform/journal/noted.ts';
import { append, currentDay } from './journal-writer.ts';

/** A note to append, if it is due, and the row of journal meta to write in the same transaction. */
export interface DueNote {
  entries: Entry[];
  meta: NotedRow;
}

/** Return the note that is due about something a page did. The caller holds the journal's lock. */
export async function dueNote(cause: NoteCause, day: string, count: number): Promise<DueNote> {
  const { note, known } = nextDailyNote(await loadDailyNote(cause), day, count);
  const entries = note === null ? [] : [newNote(randomId(), day, cause, note)];
  return { entries, meta: { name: `noted:${cause}`, known } };
}

/** Note that a page changed what only the worker writes. Never throws: the change is undone in any case. */
export async function noteStorageChanged(): Promise<void> {
  await exclusively(async () => {
    const day = await currentDay();
    const { entries, meta } = await dueNote('storage-changed', day, 1);
    await append(entries, { meta, day });
  }).catch(() => undefined);
}
