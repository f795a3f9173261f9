import { browser } from 'wxt/browser';
import type { GuardSnapshot } from '../../../core/decision/guard-snapshot.ts';
import { admittedOf } from '../../../core/regulation/admitted-regulations.ts';
import { regulationSnapshot } from '../../../core/regulation/regulation-snapshot.ts';
import { toGuardSettings } from '../../../core/settings/guard-settings.ts';
import { withPlatformLinks } from '../../../core/settings/platform-links.ts';
import { wholeMinuteAfter } from '../../../core/time/utc-minute.ts';
import { loadExemption } from '../../../platform/exemption/secrets.ts';
import {
  loadOwnSnapshot,
  restoreGuardSnapshot,
  saveGuardSnapshot,
  watchGuardSnapshot,
} from '../../../platform/settings/guard-snapshot.ts';
import { loadManualLesson, watchManualLesson } from '../../../platform/settings/manual-lesson.ts';
import { cachePolicy } from '../../../platform/settings/policy.ts';
import { savePopupFacts } from '../../../platform/settings/popup-facts.ts';
import { keepAdmittedRegulation, loadRegulation } from '../../../platform/settings/regulation.ts';
import { onSettingChange } from '../../../platform/settings/setting-change.ts';
import { loadSettings, watchSettings } from '../../../platform/settings/settings.ts';
import { removeUnknownKeys, watchUnknownKeys } from '../../../platform/storage/local-keys.ts';
import { nationalDays } from '../../../rules/calendar/index.ts';
import { choosePack } from '../../../rules/index.ts';
import { noteStorageChanged } from '../ingest/daily-note.ts';
import { updateBlocking } from './block.ts';
import { followRegulation } from './navigation-listeners.ts';
import { followPlatforms } from './platform-listeners.ts';
import { showToolbarIcon } from './toolbar-icon.ts';

/** The alarm that recomputes lesson windows; it exists only in educational use `timetable`. */
export const LESSON_WINDOWS_ALARM = 'day';

/** Period of that alarm in minutes. Windows cover 14 days, so a late alarm is harmless. */
const LESSON_WINDOWS_PERIOD_MINUTES = 12 * 60;

/**
 * Refresh the guard snapshot when its inputs change, and restore it when a content script wrote it: content scripts can
 * write storage.local, but must not change the mode or grant an exemption. Call it synchronously at worker start.
 */
export function keepSnapshotFresh(): void {
  watchSettings(() => void refreshSnapshot());
  watchGuardSnapshot(() => void answerForeignSnapshot());
  watchManualLesson(() => void refreshSnapshot());
  onSettingChange('regulation', () => void refreshSnapshot()); // watchSettings tells of the policy's
  watchUnknownKeys(() => void answerUnknownKeys());
  void removeUnknownKeys().catch(() => undefined); // the store fails: the next start tries again
}

/** Write the worker's snapshot over a foreign one, and note it. */
async function answerForeignSnapshot(): Promise<void> {
  if (await restoreGuardSnapshot()) await noteStorageChanged();
}

/** Remove what a content script wrote beside the snapshot, and note it. */
async function answerUnknownKeys(): Promise<void> {
  await removeUnknownKeys().catch(() => undefined);
  await noteStorageChanged();
}

/**
 * Read the settings, compute the lesson windows, store the guard snapshot and update the block rules. Also called at every
 * start of the worker, because the browser may have been closed for weeks.
 */
export function refreshSnapshot(): Promise<void> {
  return navigator.locks.request('guard-snapshot', refresh); // an older read must not be written last
}

async function refresh(): Promise<void> {
  const [checked, handLesson, exemption, chosen] = await Promise.all([
    loadSettings(),
    loadManualLesson(),
    loadExemption().catch(() => null),
    loadRegulation(),
    cachePolicy(), // first, so that the snapshot is never newer than the cached policy
  ]);
  const { pack, problems: refused } = choosePack(chosen);
  const problems = checked.problems.length + refused.length;
  const settings = withPlatformLinks(checked, pack.permitted.platforms);
  const guard = toGuardSettings(settings, nationalDays, new Date());
  const regulation = (chosen.isUnread && (await loadOwnSnapshot()).regulation) || regulationSnapshot(pack);
  await keepAdmittedRegulation(admittedOf(regulation)); // first: a page may decide by it at once
  await followRegulation({ regulation });
  const platformHosts = settings.platformLessons ? pack.permitted.platforms.flatMap(({ hosts }) => hosts) : [];
  await followPlatforms(platformHosts);
  const snapshot: GuardSnapshot = {
    ...{ settings: guard, handLesson, exemption, regulation, store: 'private' },
    ...(platformHosts.length > 0 && { platformHosts }),
  };
  await saveGuardSnapshot(snapshot);
  await savePopupFacts({ timetable: settings.educationalUse === 'timetable' ? settings.timetable : null, problems });
  await updateBlocking();
  if (settings.educationalUse === 'timetable')
    await browser.alarms.create(LESSON_WINDOWS_ALARM, {
      when: wholeMinuteAfter(Date.now(), LESSON_WINDOWS_PERIOD_MINUTES * 60_000),
      periodInMinutes: LESSON_WINDOWS_PERIOD_MINUTES,
    });
  else await browser.alarms.clear(LESSON_WINDOWS_ALARM);
  await showToolbarIcon(snapshot, pack.systems, problems > 0);
}
