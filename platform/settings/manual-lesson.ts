import { browser } from 'wxt/browser';
import { type ManualLesson, manualLessonSchema } from '../../core/timetable/manual-lesson.ts';
import { onLocalChange } from '../browser/local-change.ts';

const KEY = 'hand-lesson';

/** The lesson a teacher started on this PC, whether or not it is still on; `null` when none or unreadable. */
export async function loadManualLesson(): Promise<ManualLesson | null> {
  const stored = await browser.storage.local.get(KEY);
  return read(stored[KEY]);
}

/** Starts a lesson by hand, or ends it with `null`. */
export async function saveManualLesson(lesson: ManualLesson | null): Promise<void> {
  if (lesson) await browser.storage.local.set({ [KEY]: lesson });
  else await browser.storage.local.remove(KEY);
}

/** Calls back whenever a lesson is started or ended by hand; returns the way to stop. */
export function watchManualLesson(changed: (lesson: ManualLesson | null) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(value: unknown): ManualLesson | null {
  const parsed = manualLessonSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
