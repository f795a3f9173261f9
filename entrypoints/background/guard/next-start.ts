import { browser } from 'wxt/browser';
import { restartAfterStop } from '../../../platform/browser/restart.ts';
import { armSweepAlarm } from '../../../platform/delivery/sweep-alarm.ts';
import type { StartList } from '../../../platform/settings/start-lists.ts';

/**
 * Firefox: keep what is listened to now for the next start of the event page, which is woken only for what it listens to at
 * its start.
 * @param changed what is listened to now; `null` if it did not change
 */
export async function keepForNextStart(list: StartList, changed: readonly string[] | null): Promise<void> {
  if (!import.meta.env.FIREFOX || !changed) return;
  list.save(changed);
  await armSweepAlarm(); // a page that ends without `onSuspend`, by a crash, is started again within a minute or two
}

/**
 * Firefox: start the event page again when it stops, if it would listen to something else. Where the list could not be kept, a
 * start would change nothing.
 */
export function restartIf(wouldListenToOthers: () => boolean): void {
  browser.runtime.onSuspend.addListener(() => {
    if (wouldListenToOthers()) void restartAfterStop();
  });
}
