import { type DailyNote, dailyNoteSchema } from '../../core/journal/daily-note.ts';
import type { NoteCause } from '../../core/journal/entry.ts';
import { type JournalMeta, readMeta, withJournal } from './journal-store.ts';

/** The row of journal meta about notes of one cause. */
export type NotedRow = Extract<JournalMeta, { name: `noted:${NoteCause}` }>;

/** Load what is known about notes of one cause; `null` before the first. @throws when the store fails */
export async function loadDailyNote(cause: NoteCause): Promise<DailyNote | null> {
  const row = (await withJournal((db) => readMeta(db, `noted:${cause}`))) as NotedRow | undefined;
  return dailyNoteSchema.safeParse(row?.known).data ?? null;
}
