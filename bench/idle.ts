import { setTimeout as wait } from 'node:timers/promises';
import { UnattachedChromium } from '../harness/chromium/unattached.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { until } from '../harness/until.ts';
import { extensionProcesses } from './memory.ts';
import { SETTLED_MS } from './settled.ts';

declare const chrome: {
  alarms: { clearAll(): Promise<boolean> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

/**
 * Measure the ms from the worker's last event until the browser has no process of an extension. The browser stops the
 * worker itself: a debugger would keep it running, so none is attached.
 * @returns nothing on a system without /proc
 */
export async function benchIdle(runs: number): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const web = await FakeWeb.start();
  const browser = await UnattachedChromium.launch(web);
  const samples: number[] = [];
  try {
    await browser.open('about:blank'); // a browser quits with its last tab
    for (let run = 0; run < Math.min(runs, 5); run += 1) samples.push(await goneAfter(browser));
  } finally {
    await browser.close();
    await web.close();
  }
  return [milliseconds('last event → no process of the extension', samples, { most: 35_000 })];
}

async function goneAfter(browser: UnattachedChromium): Promise<number> {
  await browser.evaluate(lastEvent);
  await wait(SETTLED_MS);
  await browser.evaluate(lastEvent);
  const begun = performance.now();
  await browser.closePlainPage();
  const id = await browser.processId();
  const isGone = (): boolean => extensionProcesses(id).length === 0;
  await until(isGone, { every: 100, timeout: 120_000, what: 'the process of the extension to end' });
  return performance.now() - begun;
}

/** Runs in a page of the extension: have the worker answer a message, and take away the alarms that would wake it. */
async function lastEvent(): Promise<void> {
  await chrome.alarms.clearAll();
  await chrome.runtime.sendMessage({ type: 'left' });
}
