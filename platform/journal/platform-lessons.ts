import { type PlatformLessons, platformLessonsSchema } from '../../core/journal/platform-lessons.ts';
import { readMeta, withJournal } from './journal-store.ts';

/** Load the lessons of the running day in which a permitted platform was opened; `null` without such a day. @throws when the store fails */
export async function loadPlatformLessons(): Promise<PlatformLessons | null> {
  const row = await withJournal((db) => readMeta(db, 'platform'));
  return platformLessonsSchema.safeParse(row?.known).data ?? null;
}
