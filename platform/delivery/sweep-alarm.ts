import { browser } from 'wxt/browser';

const ALARM = 'round';

/** Sees that the worker is woken within a minute; a round that is coming is not put off. */
export async function armSweepAlarm(): Promise<void> {
  if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: 1 });
}

/** Lets the worker sleep. */
export async function clearSweepAlarm(): Promise<void> {
  await browser.alarms.clear(ALARM);
}
