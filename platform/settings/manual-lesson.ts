import { recoverSettings } from '../../core/settings/recover-settings.ts';
import { type ManualLesson, manualLessonSchema } from '../../core/timetable/manual-lesson.ts';
import { privateItem } from '../storage/private-item.ts';
import { loadOwnSnapshot } from './guard-snapshot.ts';
import { announceSetting, onSettingChange } from './setting-change.ts';

const manualLesson = privateItem('hand-lesson', manualLessonSchema);

/**
 * Load the manual lesson last started on this PC, active or over; `null` if it is missing or unreadable. While the private
 * store fails, that of the last guard snapshot goes on. Never throws.
 */
export async function loadManualLesson(): Promise<ManualLesson | null> {
  try {
    return await manualLesson.load();
  } catch {
    return recoverSettings(await loadOwnSnapshot()).manualLesson;
  }
}

/** Start a manual lesson, or end it with `null`. */
export async function saveManualLesson(lesson: ManualLesson | null): Promise<void> {
  await manualLesson.save(lesson);
  await announceSetting('manual-lesson');
}

/** Call back whenever a manual lesson starts or ends. @returns a function that stops watching */
export function watchManualLesson(onChange: (lesson: ManualLesson | null) => void): () => void {
  return onSettingChange('manual-lesson', () => void loadManualLesson().then(onChange));
}
