import { newNote } from '../../../core/journal/incident.ts';
import type { EndLessonAnswer } from '../../../core/messages/popup-messages.ts';
import { localDateTime, localTime } from '../../../core/time/local-time.ts';
import type { ManualLesson } from '../../../core/timetable/manual-lesson.ts';
import { endOfLesson, isLessonOn } from '../../../core/timetable/manual-lesson-end.ts';
import { startManualLesson } from '../../../core/timetable/start-manual-lesson.ts';
import { randomId } from '../../../platform/browser/random-id.ts';
import { loadSecret } from '../../../platform/exemption/secrets.ts';
import { verifySecret } from '../../../platform/exemption/try-secret.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { loadManualLesson, saveManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { loadSettings } from '../../../platform/settings/settings.ts';
import { append } from '../ingest/journal-writer.ts';

const LESSON_LOCK = 'manual-lesson';

/** Start a manual lesson. One that is on is not shortened by it: that would end it without the PIN. */
export function startLesson(minutes: number | null): Promise<null> {
  return navigator.locks.request(LESSON_LOCK, async () => {
    const { zone, running } = await lessonNow();
    const next = startManualLesson(new Date(), zone, minutes);
    if (!running || endOfLesson(next) > endOfLesson(running)) await saveManualLesson(next);
    return null;
  }) as Promise<null>;
}

/**
 * End the manual lesson that is on, if the PIN is right where one is set. The journal entry comes first, so that no lesson
 * ends without one.
 */
export function endLesson(pin: string | null): Promise<EndLessonAnswer> {
  return navigator.locks.request(LESSON_LOCK, async (): Promise<EndLessonAnswer> => {
    try {
      const { day, running } = await lessonNow();
      if (!running) return { kind: 'ended' };
      if ((await loadSecret('pin')) !== null) {
        const tried = await verifySecret('pin', pin ?? '');
        if (tried.kind !== 'right') return tried;
      }
      await exclusively(() => append([newNote(randomId(), day, 'lesson-ended')], { day }));
      await saveManualLesson(null);
      return { kind: 'ended' };
    } catch {
      return { kind: 'failed' };
    }
  }) as Promise<EndLessonAnswer>;
}

async function lessonNow(): Promise<{ zone: string; day: string; running: ManualLesson | null }> {
  const [{ settings }, lesson] = await Promise.all([loadSettings(), loadManualLesson()]);
  const { zone } = settings.timetable;
  const now = localTime(new Date(), zone);
  return { zone, day: now.day, running: lesson && isLessonOn(lesson, localDateTime(now)) ? lesson : null };
}
