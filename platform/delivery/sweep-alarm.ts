import { browser } from 'wxt/browser';
import { wholeMinuteAfter } from '../../core/time/utc-minute.ts';

const sweepAlarm = 'round';

const MIN_DELAY_MS = 30_000;

/**
 * Wake the worker at a whole minute, 30 to 90 s ahead. An alarm that is set already is not delayed. Chromium's minimum
 * is 30 s, or 1 minute before Chrome 120: https://developer.chrome.com/docs/extensions/reference/api/alarms
 */
export async function armSweepAlarm(): Promise<void> {
  if (!(await browser.alarms.get(sweepAlarm)))
    await browser.alarms.create(sweepAlarm, { when: wholeMinuteAfter(Date.now(), MIN_DELAY_MS) });
}

/** Clear the alarm, so that an idle worker is not woken. */
export async function clearSweepAlarm(): Promise<void> {
  await browser.alarms.clear(sweepAlarm);
}
