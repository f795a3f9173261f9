import { setTimeout as wait } from 'node:timers/promises';
import { sessionOf } from '../harness/chromium/cdp.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, median } from '../harness/figure.ts';
import { Memory } from './memory.ts';
import type { Peer } from './peers.ts';
import { PlainBrowser } from './plain-browser.ts';
import { SETTLED_MS } from './settled.ts';
import { workerBytes } from './worker-script.ts';

/** Measure what a start of each peer's worker costs: the memory of a process that holds it alone, the script that is read. */
export async function benchPeers(runs: number, peers: readonly Peer[]): Promise<Figure[]> {
  const web = await FakeWeb.start();
  const figures: Figure[] = [];
  try {
    for (const peer of peers) figures.push(...(await ofPeer(web, peer, Math.min(runs, 5))));
  } finally {
    await web.close();
  }
  return figures;
}

async function ofPeer(web: FakeWeb, { name, folder }: Peer, runs: number): Promise<Figure[]> {
  const bytes = workerBytes(folder);
  if (bytes === 0) return [];
  const browser = await PlainBrowser.launch(web);
  const memory: number[] = [];
  try {
    const id = await browser.installPeer(folder);
    for (let run = 0; run < runs; run += 1) memory.push(await memoryAwake(browser, id));
  } finally {
    await browser.close();
  }
  const note = `n=${memory.length}`;
  return [
    { name: `memory of an awake worker, ${name}`, value: median(memory) / 1e6, unit: 'MB', note },
    { name: `script that a start of the worker reads, ${name}`, value: bytes / 1000, unit: 'kB' },
  ];
}

/** Return the bytes of the process once the worker is awake and no page of the extension is open. */
async function memoryAwake(browser: PlainBrowser, id: string): Promise<number> {
  await browser.stopWorkers();
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${id}/manifest.json`);
  const session = await sessionOf(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.startWorker', { scopeURL: `chrome-extension://${id}/` });
  await page.close();
  await wait(SETTLED_MS);
  return (await Memory.of(browser)).peak();
}
