import { saveGiven } from '../../platform/given.ts';
import { loadHandLesson, watchHandLesson } from '../../platform/hand-lesson.ts';
import { loadSettings, watchSettings } from '../../platform/settings.ts';
import { keepBlocking } from './block.ts';

/** Keeps what the guard decides by in step with what it rests on. To be called before anything is awaited. */
export function keepGivenFresh(): void {
  watchSettings(() => void refreshGiven());
  watchHandLesson(() => void refreshGiven());
}

/** Checks the settings anew, writes what holds, and blocks by it. */
export async function refreshGiven(): Promise<void> {
  const [{ settings }, handLesson] = await Promise.all([loadSettings(), loadHandLesson()]);
  await saveGiven({ settings, handLesson });
  await keepBlocking();
}
