import * as z from 'zod/mini';
import { type ManualLesson, manualLessonSchema } from '../timetable/manual-lesson.ts';
import { recoverTimetable } from '../timetable/recover-timetable.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

const localMinute = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));

/** Lesson windows of 14 days (core/settings/guard-settings.ts) have at most 30 lessons a day. */
const MAX_WINDOWS = 15 * 30;

const windowsSchema = z.object({
  zone: z.string(),
  windows: z
    .array(z.strictObject({ day: z.iso.date(), number: z.int(), from: localMinute, to: localMinute }))
    .check(z.maxLength(MAX_WINDOWS)),
});

/** What a guard snapshot tells about this PC's settings. */
export interface RecoveredSettings {
  settings: Partial<Settings>;
  manualLesson: ManualLesson | null;
}

/**
 * Recover this PC's settings from the last guard snapshot, where the store of the settings is lost. A field that the
 * snapshot lacks, or that the schema rejects, is left out. An exemption is never recovered.
 * @param snapshot the stored snapshot (core/decision/guard-snapshot.ts), of any type: content scripts can write it
 */
export function recoverSettings(snapshot: unknown): RecoveredSettings {
  const { settings: guard, handLesson } = (snapshot ?? {}) as { settings?: unknown; handLesson?: unknown };
  const { timetable, ...fields } = (guard ?? {}) as Record<string, unknown>;
  const { settings, sources } = readSettings(defined(onlyGuardFields(fields)));
  const known = Object.entries(settings).filter(([field]) => sources[field as keyof Settings]);
  const windows = windowsSchema.safeParse(timetable).data;
  const recovered = windows && recoverTimetable(windows);
  return {
    settings: { ...Object.fromEntries(known), ...(recovered && { timetable: recovered }) },
    manualLesson: manualLessonSchema.safeParse(handLesson).data ?? null,
  };
}

function onlyGuardFields(fields: Record<string, unknown>): Record<string, unknown> {
  const { mode, modes, educationalUse, maxLink, sferumLink, countdown } = fields;
  return { mode, modes, educationalUse, maxLink, sferumLink, countdown };
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
