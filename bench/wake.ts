import { setTimeout as wait } from 'node:timers/promises';
import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, median, milliseconds } from '../harness/figure.ts';
import { benchIdle } from './idle.ts';
import { Memory } from './memory.ts';
import { benchPeers } from './peer-worker.ts';
import type { Peer } from './peers.ts';
import { SETTLED_MS } from './settled.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

/** Measure what a start of the worker costs, beside the workers of peers, and how soon nothing of it is left. */
export async function benchWake(runs: number, { peers }: { peers: readonly Peer[] }): Promise<Figure[]> {
  return [...(await benchStart(runs)), ...(await benchPeers(runs, peers)), ...(await benchIdle(runs))];
}

/** Measure the ms until the worker answers a message, and the memory of a process that holds it alone. */
async function benchStart(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web });
  const [answered, memory]: [number[], number[]] = [[], []];
  try {
    const page = await browser.extensionPage('notice.html');
    for (let run = -1; run < runs; run += 1) {
      await browser.killWorker();
      const ms = await page.evaluate(askWorker);
      if (run >= 0) answered.push(ms); // the first one fills the caches
    }
    await page.close();
    for (let run = 0; run < Math.min(runs, 5); run += 1) memory.push(await memoryAwake(browser));
  } finally {
    await browser.close();
    await web.close();
  }
  const note = `n=${memory.length}`;
  return [
    milliseconds('stopped worker → message answered', answered, { most: 30 }),
    { name: 'memory of an awake worker', value: median(memory) / 1e6, unit: 'MB', goal: { most: 20 }, note },
  ];
}

/** Return the bytes of the process once the worker is awake and no page of the extension is open. */
async function memoryAwake(browser: Chromium): Promise<number> {
  await browser.killWorker();
  await browser.evaluate(askWorker).catch(() => undefined); // it wakes the worker, which does not answer that page
  await browser.closePlainPage();
  await wait(SETTLED_MS);
  return (await Memory.of(browser)).peak();
}

/** Runs in a page of the extension: wait for the answer to a message that asks for next to nothing. */
async function askWorker(): Promise<number> {
  const start = performance.now();
  await chrome.runtime.sendMessage({ type: 'left' });
  return performance.now() - start;
}
