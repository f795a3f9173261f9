import { giveSettings } from '../../core/given-settings.ts';
import { saveGiven } from '../../platform/given.ts';
import { loadHandLesson, watchHandLesson } from '../../platform/hand-lesson.ts';
import { loadSettings, watchSettings } from '../../platform/settings.ts';
import { nationalDays } from '../../rules/calendar/index.ts';

/** Keeps what the guard decides by in step with what it rests on. To be called before anything is awaited. */
export function keepGivenFresh(): void {
  watchSettings(() => void refreshGiven());
  watchHandLesson(() => void refreshGiven());
}

/** Checks the settings anew, computes the lessons of the next days and writes what holds. */
export async function refreshGiven(): Promise<void> {
  const [{ settings }, handLesson] = await Promise.all([loadSettings(), loadHandLesson()]);
  await saveGiven({ settings: giveSettings(settings, nationalDays, new Date()), handLesson });
}
