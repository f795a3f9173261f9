import { randomUUID } from 'node:crypto';
import type { Incident } from '../core/journal/entry.ts';
import { addDays } from '../core/time/local-time.ts';
import { pack } from '../rules/index.ts';
import type { ExtensionOrigin, ExtensionTabs } from './extension-origin.ts';
import { until } from './until.ts';

/** Return an incident as the content script writes it; each belongs to a tab of a separate visit. */
export function madeUpIncident(nth = 0): Incident {
  const { id, item } = pack.systems[nth % pack.systems.length] ?? { id: 'telegram', item: 5 };
  return {
    v: 1,
    kind: 'incident',
    id: randomUUID(),
    day: addDays('2026-01-12', Math.floor(nth / pack.systems.length) % 300),
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

/** Store incidents as waiting for delivery, as closed pages leave them. */
export async function letWait(
  browser: Pick<ExtensionOrigin, 'inPlainPage'>,
  incidents: readonly Incident[],
): Promise<void> {
  const waiting = Object.fromEntries(incidents.map((one) => [`wait:${one.id}`, one]));
  await browser.inPlainPage((page) => page.evaluate(`chrome.storage.local.set(${JSON.stringify(waiting)})`));
}

/** Trigger the worker's alarm now. */
export async function ringAlarm(browser: Pick<ExtensionOrigin, 'inPlainPage'>): Promise<void> {
  await browser.inPlainPage((page) => page.evaluate(`chrome.alarms.create('round', { when: Date.now() })`));
}

/**
 * Fill the journal with `count` incidents, each delivered and flushed separately. No warning was shown, so no outcomes
 * follow.
 */
export async function fillJournal(browser: ExtensionTabs, count: number): Promise<void> {
  const page = await browser.extensionPage('notice.html'); // the page of the extension that may deliver
  for (let nth = 0; nth < count; nth++) {
    const entry: Incident = { ...madeUpIncident(nth), mode: 'audit' };
    const message = JSON.stringify({ type: 'deliver', key: entry.id, entry });
    const answer = (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as { kept?: boolean } | null;
    if (!answer?.kept) throw new Error(`Incident ${nth} of ${count} was not kept`);
  }
  await page.close();
}

/** Fill the journal with `count` incidents, most of them in one transaction. */
export async function fillAtOnce(browser: Pick<ExtensionOrigin, 'inPlainPage'>, count: number): Promise<void> {
  await letWait(
    browser,
    Array.from({ length: count }, (_, nth) => madeUpIncident(nth)),
  );
  await ingestAll(browser);
}

/** In the page: whether entries wait for delivery, and whether the last alarm has seen them. */
const progress = `Promise.all([
  chrome.storage.local.getKeys(),
  chrome.storage.session.getKeys(),
  chrome.storage.session.get('waiting.seen'),
]).then(([local, session, { 'waiting.seen': seen = [] }]) => {
  const waiting = new Set([...local, ...session].filter((key) => key.startsWith('wait:')));
  if (waiting.size === 0) return 'ingested';
  return seen.some((key) => waiting.has('wait:' + key)) ? 'seen' : 'waiting';
})`;

/** Have everything that waits for delivery written to the journal, and wait until it is. */
export async function ingestAll(browser: Pick<ExtensionOrigin, 'inPlainPage'>): Promise<void> {
  let rings = 0;
  const isDone = async (): Promise<boolean> => {
    const state = await browser.inPlainPage((page) => page.evaluate(progress));
    // The second alarm ingests what the first one has seen. More would slow that down.
    if (state === 'ingested') return true;
    if (rings === 0 || (rings === 1 && state === 'seen')) {
      await ringAlarm(browser);
      rings += 1;
    }
    return false;
  };
  await until(isDone, { timeout: 120_000, every: 100, what: 'the journal to take all entries' });
}
