import { browser } from 'wxt/browser';
import { toGuardSettings } from '../../../core/settings/guard-settings.ts';
import { loadExemption } from '../../../platform/exemption/secrets.ts';
import { saveGuardSnapshot, watchGuardSnapshot } from '../../../platform/settings/guard-snapshot.ts';
import { loadManualLesson, watchManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { cachePolicy } from '../../../platform/settings/policy.ts';
import { loadSettings, watchSettings } from '../../../platform/settings/settings.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { updateBlocking } from './block.ts';

/** The alarm at which lessons of more days are computed. It exists only while the rule goes by the timetable. */
export const DAY = 'day';

/** Minutes; a fortnight is known ahead, so that nothing hangs on this alarm being punctual. */
const HALF_A_DAY = 12 * 60;

/**
 * Keeps what the guard decides by in step with what it rests on. To be called before anything is awaited. It is
 * written anew also when somebody else wrote it: a page's script can, and an exemption is not a page's to give.
 */
export function keepSnapshotFresh(): void {
  watchSettings(() => void refreshSnapshot());
  watchGuardSnapshot(() => void refreshSnapshot());
  watchManualLesson(() => void refreshSnapshot());
}

/**
 * Checks the settings anew, computes the lessons of the next days, writes what holds, and blocks by it. Asked at every
 * start of the worker, too: a browser may have been closed for weeks.
 */
export function refreshSnapshot(): Promise<void> {
  return navigator.locks.request('given', refresh); // what was read first is not to be written last
}

async function refresh(): Promise<void> {
  const [{ settings }, handLesson, exemption] = await Promise.all([
    loadSettings(),
    loadManualLesson(),
    loadExemption().catch(() => null),
    cachePolicy(), // before it is acted on: what holds is never newer than what is remembered
  ]);
  await saveGuardSnapshot({ settings: toGuardSettings(settings, nationalDays, new Date()), handLesson, exemption });
  await updateBlocking();
  if (settings.educationalUse === 'timetable') await browser.alarms.create(DAY, { periodInMinutes: HALF_A_DAY });
  else await browser.alarms.clear(DAY);
}
