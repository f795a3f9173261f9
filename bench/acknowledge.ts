import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds, quantile } from '../harness/figure.ts';
import { deliveredIncident } from '../harness/made-up-entries.ts';

declare const chrome: {
  storage: { local: { set(items: object): Promise<void> } };
  runtime: { sendMessage(message: object): Promise<{ kept: boolean }> };
};

/** Measure the ms until an incident is durable in the journal: written, sent, flushed, acknowledged. */
export async function benchAcknowledge(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web });
  try {
    // This page of the extension may deliver, and it does not keep the service worker alive.
    const page = await browser.extensionPage('notice.html');
    const timed = (nth: number): Promise<number> => page.evaluate(deliverAndWait, deliveredIncident(nth));
    const warm: number[] = [];
    const cold: number[] = [];
    for (let nth = 0; nth < 3; nth += 1) await timed(nth);
    for (let nth = 0; nth < runs * 10; nth += 1) warm.push(await timed(100 + nth));
    for (let nth = 0; nth < runs; nth += 1) {
      await browser.killWorker();
      cold.push(await timed(10_000 + nth));
    }
    return [...both('worker running', warm, 50), ...both('worker stopped', cold, 500)];
  } finally {
    await browser.close();
    await web.close();
  }
}

function both(worker: string, samples: readonly number[], most: number): Figure[] {
  const note = samples.length < 100 ? `n=${samples.length}: the slowest` : `n=${samples.length}`;
  return [
    milliseconds(`incident acknowledged, ${worker}`, samples),
    { name: `incident acknowledged, ${worker}, p99`, value: quantile(samples, 0.99), unit: 'ms', goal: { most }, note },
  ];
}

/** Runs in the page: do what platform/delivery/deliver.ts does, without its retry. */
export async function deliverAndWait(entry: { id: string }): Promise<number> {
  const start = performance.now();
  const written = chrome.storage.local.set({ [`wait:${entry.id}`]: entry });
  const [{ kept }] = await Promise.all([
    chrome.runtime.sendMessage({ type: 'deliver', key: entry.id, entry }),
    written,
  ]);
  if (!kept) throw new Error('The incident was not kept');
  return performance.now() - start;
}
