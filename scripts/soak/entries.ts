import { randomUUID } from 'node:crypto';
import type { Incident } from '../../core/entry.ts';
import { pack } from '../../rules/index.ts';
import type { Chromium } from '../browser/chromium.ts';
import { until } from '../browser/until.ts';
import { tally } from './journal.ts';

/** An incident as a page's script would write it. */
export function madeUpIncident(of = 0): Incident {
  const { id, item } = pack.systems[of % pack.systems.length] ?? { id: 'telegram', item: 5 };
  return {
    v: 1,
    kind: 'incident',
    id: randomUUID(),
    day: '2026-11-20',
    lesson: null,
    hour: 9,
    system: id,
    item,
    surface: 'client',
    mode: 'warn',
    reason: 'classroom',
    noticed: 'page',
    pack: pack.id,
  };
}

/** Puts incidents among what waits, as pages do that are gone. */
export async function letWait(browser: Chromium, incidents: readonly Incident[]): Promise<void> {
  const page = await browser.extensionPage('manifest.json');
  const waiting = Object.fromEntries(incidents.map((one) => [`wait:${one.id}`, one]));
  await page.evaluate(`chrome.storage.local.set(${JSON.stringify(waiting)})`);
  await page.close();
}

/** Lets the worker's alarm ring now. */
export async function ringAlarm(browser: Chromium): Promise<void> {
  const page = await browser.extensionPage('manifest.json');
  await page.evaluate(`chrome.alarms.create('round', { when: Date.now() })`);
  await page.close();
}

/** Fills the journal with so many incidents, in as many transactions as asked. */
export async function fillJournal(browser: Chromium, count: number, transactions = 1): Promise<void> {
  for (let i = 0; i < transactions; i++) {
    await letWait(
      browser,
      Array.from({ length: count / transactions }, (_, at) => madeUpIncident(at)),
    );
    await ringAlarm(browser);
    await until(async () => tally(await browser.storage()).waiting.length === 0, { timeout: 90_000, every: 100 });
  }
}
