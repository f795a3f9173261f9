import { browser } from 'wxt/browser';

const namePrefix = 'attempt:';

/**
 * Wake the background page of Firefox to look at the attempt of a tab. It may be stopped before its timers fire; alarms of
 * Firefox have no shortest time and are in memory only. Alarms of Chromium are stored on the disk and take 30 s or more
 * (see platform/delivery/sweep-alarm.ts), so this does nothing there.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/alarms
 * @param when epoch ms; `null` clears the alarm
 */
export async function setAttemptAlarm(tab: number, when: number | null): Promise<void> {
  if (!import.meta.env.FIREFOX) return;
  if (when === null) await browser.alarms.clear(namePrefix + tab);
  else await browser.alarms.create(namePrefix + tab, { when });
}

/** Return true if this is the name of an alarm of {@link setAttemptAlarm}. */
export function isAttemptAlarm(name: string): boolean {
  return name.startsWith(namePrefix);
}
