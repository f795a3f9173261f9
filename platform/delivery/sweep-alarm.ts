import { browser } from 'wxt/browser';

const sweepAlarm = 'round';

/** Sees that the worker is woken within a minute; a round that is coming is not put off. */
export async function armSweepAlarm(): Promise<void> {
  if (!(await browser.alarms.get(sweepAlarm))) await browser.alarms.create(sweepAlarm, { delayInMinutes: 1 });
}

/** Lets the worker sleep. */
export async function clearSweepAlarm(): Promise<void> {
  await browser.alarms.clear(sweepAlarm);
}
