import type { Chromium } from '../browser/chromium.ts';
import { RegionEngine } from '../browser/region-engine.ts';
import { until } from '../browser/until.ts';
import { buildWithPolicy } from '../browser/with-policy.ts';
import { fillAtOnce } from './entries.ts';
import { type Finding, secondsSince } from './finding.ts';
import { openRoom, type Room } from './room.ts';

/** What a region would set. */
export const regionPolicy = {
  regionAddress: RegionEngine.address,
  regionToken: 'token7canary',
  regionSite: 'lyceum-27',
  regionPlace: true,
};

/** A classroom PC whose policy names an engine, and the engine. */
export interface RegionRoom extends Room {
  engine: RegionEngine;
}

export async function openRegionRoom(): Promise<RegionRoom> {
  const room = await openRoom({ extension: buildWithPolicy('chrome', regionPolicy) });
  return { ...room, engine: new RegionEngine(room.web) };
}

/** Lets the time of the next sending come now. */
export async function sendNow({ browser }: { browser: Pick<Chromium, 'extensionPage'> }): Promise<void> {
  const page = await browser.extensionPage('manifest.json');
  await page.evaluate(`chrome.alarms.create('send', { when: Date.now() })`);
  await page.close();
}

/**
 * The worker is killed again and again while the journal goes out, each time with a request on its way that the engine
 * has taken and not answered: everything arrives.
 * @param every of so many requests one is answered
 */
export async function regionUnderKills({ entries, every }: { entries: number; every: number }): Promise<Finding> {
  const started = Date.now();
  const room = await openRegionRoom();
  const { browser, engine } = room;
  await fillAtOnce(browser, entries);
  let kills = 0;
  const rings: Promise<void>[] = [];
  engine.behave = async (_delivery, nth) => {
    if (nth % every === every - 1) return 'take';
    await browser.killWorker('closeTarget');
    kills += 1;
    rings.push(sendNow(room));
    return 'lose-answer';
  };
  await sendNow(room);
  const isThere = (): boolean => engine.kept.size >= entries;
  await until(isThere, { timeout: 600_000, every: 250, what: `${entries} entries` }).catch(() => undefined);
  await Promise.all(rings);
  const requests = engine.deliveries.length;
  await room.close();
  return {
    name: 'sending under kills',
    goal: `${entries} entries, the worker killed in ${every - 1} of ${every} requests: all arrive, none is another`,
    measured: { entries, arrived: engine.kept.size, kills, requests, seconds: secondsSince(started) },
    met: engine.kept.size === entries && kills > 0,
  };
}
