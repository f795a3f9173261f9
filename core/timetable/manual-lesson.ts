import * as z from 'zod/mini';

/** A lesson the teacher started: local wall-clock moments `2026-11-23T08:30`; no end means till midnight. */
export const handLessonSchema = z.strictObject({
  from: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)),
  until: z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/))),
});
export type HandLesson = z.infer<typeof handLessonSchema>;
