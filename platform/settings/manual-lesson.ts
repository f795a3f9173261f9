import { type ManualLesson, manualLessonSchema } from '../../core/timetable/manual-lesson.ts';
import { storedItem } from '../storage/stored-item.ts';

const manualLesson = storedItem('local', 'hand-lesson', manualLessonSchema);

/** Load the manual lesson last started on this PC, active or over; `null` if it is missing or unreadable. */
export function loadManualLesson(): Promise<ManualLesson | null> {
  return manualLesson.load();
}

/** Start a manual lesson, or end it with `null`. */
export function saveManualLesson(lesson: ManualLesson | null): Promise<void> {
  return manualLesson.save(lesson);
}

/** Call back whenever a manual lesson starts or ends. @returns a function that stops watching */
export function watchManualLesson(onChange: (lesson: ManualLesson | null) => void): () => void {
  return manualLesson.subscribe(onChange);
}
