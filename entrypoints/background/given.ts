import { saveGiven, watchGiven } from '../../platform/given.ts';
import { loadHandLesson, watchHandLesson } from '../../platform/hand-lesson.ts';
import { loadExemption } from '../../platform/safe.ts';
import { loadSettings, watchSettings } from '../../platform/settings.ts';
import { keepBlocking } from './block.ts';

/**
 * Keeps what the guard decides by in step with what it rests on. To be called before anything is awaited. It is
 * written anew also when somebody else wrote it: a page's script can, and an exemption is not a page's to give.
 */
export function keepGivenFresh(): void {
  watchSettings(() => void refreshGiven());
  watchGiven(() => void refreshGiven());
  watchHandLesson(() => void refreshGiven());
}

/** Checks the settings anew, writes what holds, and blocks by it. */
export async function refreshGiven(): Promise<void> {
  const [{ settings }, handLesson, exemption] = await Promise.all([
    loadSettings(),
    loadHandLesson(),
    loadExemption().catch(() => null),
  ]);
  await saveGiven({ settings, handLesson, exemption });
  await keepBlocking();
}
