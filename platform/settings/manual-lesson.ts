import { browser } from 'wxt/browser';
import { type HandLesson, handLessonSchema } from '../../core/timetable/manual-lesson.ts';
import { onLocalChange } from '../browser/local-change.ts';

const KEY = 'hand-lesson';

/** The lesson a teacher started on this PC, whether or not it is still on; `null` when none or unreadable. */
export async function loadHandLesson(): Promise<HandLesson | null> {
  const stored = await browser.storage.local.get(KEY);
  return read(stored[KEY]);
}

/** Starts a lesson by hand, or ends it with `null`. */
export async function saveHandLesson(lesson: HandLesson | null): Promise<void> {
  if (lesson) await browser.storage.local.set({ [KEY]: lesson });
  else await browser.storage.local.remove(KEY);
}

/** Calls back whenever a lesson is started or ended by hand; returns the way to stop. */
export function watchHandLesson(changed: (lesson: HandLesson | null) => void): () => void {
  return onLocalChange(KEY, (value) => changed(read(value)));
}

function read(value: unknown): HandLesson | null {
  const parsed = handLessonSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
