import * as z from 'zod/mini';

/** What is known about notes of one cause: the ISO day of the last one, and the count that the next one owes. */
export const dailyNoteSchema = z.strictObject({ day: z.nullable(z.iso.date()), owed: z.int().check(z.nonnegative()) });
export type DailyNote = z.infer<typeof dailyNoteSchema>;

/**
 * Decide on a note about something that a page can repeat at will: at most one a day. What comes later that day is
 * counted into the note of another day.
 * @param known `null` before the first note of the cause
 * @param today ISO day by the school's clock
 * @param count how often it happened now, 0 for not at all
 * @returns the count to note now, `null` for no note; and what to store
 */
export function nextDailyNote(
  known: DailyNote | null,
  today: string,
  count: number,
): { note: number | null; known: DailyNote } {
  const owed = (known?.owed ?? 0) + count;
  if (owed === 0 || known?.day === today) return { note: null, known: { day: known?.day ?? null, owed } };
  return { note: owed, known: { day: today, owed: 0 } };
}
