import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Chromium } from '../chromium/chromium.ts';
import { guardedChromium } from '../chromium/tab.ts';
import { openRoom } from '../classroom.ts';
import { type Finding, pause, secondsSince } from '../finding.ts';
import { quiet, tally } from '../journal-tally.ts';
import { fillAtOnce } from '../made-up-entries.ts';
import { until } from '../until.ts';
import { Visitor } from '../visitor.ts';
import { Killer } from './killer.ts';
import { giveNextSchema, type Opened, openNewer } from './next-schema.ts';

/** Versions between the schemas 3 and 4. */
const FIRST = 31;
const LAST = 39;

/** ms; new indexes take longer with more entries. An old page that blocks the upgrade never stops. */
const UPGRADE_TIMEOUT_MS = 60_000;

/**
 * Upgrade the journal's schema: first while an old administrator's page is open and the worker is killed during the
 * upgrade, then by an update to a build with the next schema whose worker is killed repeatedly.
 */
export async function upgraded(entries: number, kills: number): Promise<Finding> {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-upgrade-'));
  const extension = join(folder, 'extension');
  cpSync(resolve('.output/chrome-mv3'), extension, { recursive: true });
  const room = await openRoom({ extension, profile: join(folder, 'profile'), early: true });
  await fillAtOnce(room.browser, entries);
  const before = tally(await room.browser.storage());
  const opened = await underOldPage(room.browser, kills, entries / 100);
  giveNextSchema(extension);
  await room.browser.install(extension);
  const visitor = await visitsUnder(room.browser, kills);
  const after = await quiet(room.browser);
  const version = await schemaOf(room.browser);
  await room.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const there = new Set(after.keys);
  const lost = before.keys.filter((key) => !there.has(key)).length;
  const incidents = [...after.incidents.values()].reduce((sum, n) => sum + n, 0);
  const { ms = Number.POSITIVE_INFINITY, blocked = true } = opened.last ?? {};
  const visits = 1 + [...visitor.visits.values()].reduce((sum, n) => sum + n, 0);
  const wrong = lost + after.repeated + after.gaps.length + visitor.unseen + Math.abs(incidents - entries - visits);
  return {
    name: 'schema upgrade',
    goal: `${entries} entries, an old page open, up to ${kills} kills in the middle, ${kills} after an update: all there`,
    measured: {
      ...{ entries: before.keys.length, lost, visits, added: incidents - entries, gaps: after.gaps.length, version },
      ...{ cut: opened.cut, ms, blocked: String(blocked), seconds: secondsSince(started) },
    },
    met: wrong === 0 && before.keys.length === entries && version === 40 && opened.last !== undefined,
  };
}

/** Make visits, which start the worker, until it has been killed `kills` times. */
async function visitsUnder(browser: Chromium, kills: number): Promise<Visitor> {
  const killer = new Killer(browser, 'closeTarget');
  const visitor = new Visitor(guardedChromium(browser));
  do {
    await visitor.visit();
    await visitor.moveOn();
  } while (killer.kills < kills);
  await killer.stop();
  return visitor;
}

/**
 * Upgrade the schema while an old page is open, which must still show the journal afterwards.
 * @param soon ms from the start of the upgrade to the kill of the worker
 */
async function underOldPage(
  browser: Chromium,
  kills: number,
  soon: number,
): Promise<{ cut: number; last: Opened | undefined }> {
  const old = await browser.extensionPage('options.html');
  await old.waitForSelector('table');
  let cut = 0;
  let version = FIRST;
  while (cut < kills && version < LAST) {
    const opened = await openNewer(browser, version, async () => {
      await pause(Math.random() * soon);
      await browser.stopWorkerOnce('closeTarget');
    });
    // If the upgrade ended before the kill, only a newer version upgrades again.
    if (opened) version += 1;
    else cut += 1;
  }
  const last = await openNewer(browser, LAST, undefined, UPGRADE_TIMEOUT_MS);
  await showsNextVisit(browser, old);
  return { cut, last };
}

async function showsNextVisit(browser: Chromium, old: Page): Promise<void> {
  const shown = await old.evaluate(() => document.body.innerText);
  const visitor = new Visitor(guardedChromium(browser));
  await visitor.visit();
  const changed = (): Promise<boolean> => old.evaluate((text) => document.body.innerText !== text, shown);
  await until(changed, { timeout: 30_000, every: 100, what: 'the old page to show the visit' });
  await visitor.leave();
  await old.close();
}

/** Return the version of the store in IndexedDB. */
async function schemaOf(browser: Chromium): Promise<number> {
  const databases = await browser.evaluate(() => indexedDB.databases());
  return Number(databases.find(({ name }) => name === 'dezhurny')?.version);
}
