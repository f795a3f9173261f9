import * as z from 'zod/mini';

/** A local date-time to the minute, `2026-11-23T08:30`. */
const localMinute = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));

/** A manual lesson in local time. `until: null` means until midnight. */
export const manualLessonSchema = z.strictObject({ from: localMinute, until: z.nullable(localMinute) });
export type ManualLesson = z.infer<typeof manualLessonSchema>;
