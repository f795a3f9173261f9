import * as z from 'zod/mini';
import type { IntegrityFinding } from './integrity-finding.ts';

/** The fields of a judged file that tell a lesson. Nothing in it is trusted. */
const linesSchema = z.object({
  entries: z.array(z.object({ entry: z.object({ id: z.optional(z.unknown()), lesson: z.optional(z.unknown()) }) })),
});

const MAX_LESSON = 30;

/**
 * Return the lesson that the affected entry of a judged file names; `null` if it names none.
 * @param text of the file; `null` if it is not text
 */
export function lessonOfFinding(text: string | null, { id }: IntegrityFinding): number | null {
  if (text === null || id === null) return null;
  const parsed = linesSchema.safeParse(parsedJson(text));
  const entry = parsed.success ? parsed.data.entries.find((line) => line.entry.id === id)?.entry : undefined;
  const lesson = entry?.lesson;
  return typeof lesson === 'number' && Number.isInteger(lesson) && lesson >= 1 && lesson <= MAX_LESSON ? lesson : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
