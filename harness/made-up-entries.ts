import { randomUUID } from 'node:crypto';
import type { Incident } from '../core/journal/entry.ts';
import { defaultSettings } from '../core/settings/default-settings.ts';
import { addDays, localTime } from '../core/time/local-time.ts';
import { pack } from '../rules/index.ts';
import type { ExtensionOrigin } from './extension-origin.ts';
import { fillingCode } from './filling-page.ts';

/** Return an incident as the content script writes it; each belongs to a tab of a separate visit. */
export function madeUpIncident(nth = 0): Incident {
  const { id, item } = pack.systems[nth % pack.systems.length] ?? { id: 'telegram', item: '5' };
  return {
    v: 3,
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

/** Return an incident of today, as the worker takes it from a content script. */
export function deliveredIncident(nth = 0): Incident {
  return { ...madeUpIncident(nth), day: localTime(new Date(), defaultSettings.timetable.zone).day, hour: nth % 24 };
}

/** Store incidents as waiting for delivery, as closed pages leave them. */
export async function letWait(
  browser: Pick<ExtensionOrigin, 'inPlainPage'>,
  incidents: readonly Incident[],
): Promise<void> {
  const waiting = Object.fromEntries(incidents.map((one) => [`wait:${one.id}`, one]));
  await browser.inPlainPage((page) => page.evaluate(`chrome.storage.local.set(${JSON.stringify(waiting)})`));
}

/** Trigger an alarm of the worker now: the sweep's by default. */
export async function ringAlarm(browser: Pick<ExtensionOrigin, 'inPlainPage'>, alarm = 'round'): Promise<void> {
  await browser.inPlainPage((page) => page.evaluate(`chrome.alarms.create('${alarm}', { when: Date.now() })`));
}

/**
 * Fill the journal with `count` incidents, each flushed separately. No warning was shown, so no outcomes follow.
 */
export async function fillJournal(browser: Pick<ExtensionOrigin, 'inPlainPage'>, count: number): Promise<void> {
  const incidents = Array.from({ length: count }, (_, nth): Incident => ({ ...madeUpIncident(nth), mode: 'audit' }));
  await writeIncidents(browser, incidents, 1);
}

/** Fill the journal with `count` incidents in one transaction. */
export async function fillAtOnce(browser: Pick<ExtensionOrigin, 'inPlainPage'>, count: number): Promise<void> {
  const incidents = Array.from({ length: count }, (_, nth) => madeUpIncident(nth));
  await writeIncidents(browser, incidents, count);
}

/**
 * Write incidents into the journal by the product's own code: the worker takes no such numbers from a page, and no days
 * long past. The heartbeat then plans to send them. @param atOnce number in one transaction
 */
export async function writeIncidents(
  browser: Pick<ExtensionOrigin, 'inPlainPage'>,
  incidents: readonly Incident[],
  atOnce = incidents.length,
): Promise<void> {
  const code = await fillingCode();
  await browser.inPlainPage(async (page) => {
    await page.evaluate(code);
    await page.evaluate(`filling.write(${JSON.stringify(incidents)}, ${atOnce})`);
  });
  await ringAlarm(browser, 'watch');
}
