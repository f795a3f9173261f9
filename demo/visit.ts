import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Incident } from '../core/journal/entry.ts';
import { indexRules, type Match, matchUrl } from '../core/rules/match.ts';
import type { Chromium } from '../harness/chromium/chromium.ts';
import { until } from '../harness/until.ts';
import { pack } from '../rules/index.ts';

/** Result of a visit to an address. */
export interface DemoVisit {
  url: string;
  /** Match of the rules for the address. */
  match: Match | null;
  shown: 'banner' | 'notice' | null;
  /** ms from the start of the navigation. */
  ms: number | null;
  /** Incidents that this visit added to the journal. */
  recorded: Incident[];
  screenshot?: string;
}

const index = indexRules(pack.systems);

/** ms to wait for a banner that must not appear. */
const BANNER_TIMEOUT_MS = 1500;

/** Open an address, wait for the extension's banner or notice and for its journal entries, and close the tab. */
export async function visit(browser: Chromium, url: string, screenshot?: string): Promise<DemoVisit> {
  const match = matchUrl(new URL(url), index);
  const before = await incidents(browser);
  const page = await browser.context.newPage();
  const started = Date.now();
  const loading = browser.go(page, url);
  const shown = await until(() => shownOn(browser, page), { timeout: match ? 10_000 : BANNER_TIMEOUT_MS }).catch(
    () => null,
  );
  const ms = shown && Date.now() - started;
  await loading;
  const recorded = await newIncidents(browser, before.length, match ? 1 : 0);
  if (screenshot && shown) await page.screenshot({ path: screenshot });
  await page.close();
  return { url, match, shown, ms, recorded, ...(screenshot && shown ? { screenshot } : {}) };
}

async function shownOn(browser: Chromium, page: Page): Promise<DemoVisit['shown'] | undefined> {
  if (page.url().startsWith(browser.address('notice.html'))) {
    return (await page
      .locator('h1')
      .count()
      .catch(() => 0)) > 0
      ? 'notice'
      : undefined;
  }
  return (await browser.banner(page)) && 'banner';
}

/** Return the incidents after `known`, in order of writing. A second one may be late, so pause before the last read. */
async function newIncidents(browser: Chromium, known: number, expected: number): Promise<Incident[]> {
  const enough = async (): Promise<boolean> => (await incidents(browser)).length >= known + expected;
  await until(enough, { timeout: 10_000, every: 100 }).catch(() => {});
  await wait(300);
  return (await incidents(browser)).slice(known);
}

async function incidents(browser: Chromium): Promise<Incident[]> {
  const { databases } = await browser.storage();
  const rows = (databases.dezhurny?.entries ?? []) as (Incident & { seq: number })[];
  return rows.filter(({ kind }) => kind === 'incident').sort((a, b) => a.seq - b.seq);
}
