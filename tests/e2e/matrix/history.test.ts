import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { until } from '../../../harness/until.ts';
import { chromiumRoom, oneRoom, type Room, shown } from './room.ts';

describe('Chromium, worker killed', () => {
  const room = oneRoom(() => chromiumRoom(true));

  test('prerendered page', async () => {
    const { browser, web, ledger, ready } = room();
    const rules = JSON.stringify({ prerender: [{ urls: ['/app'], eagerness: 'immediate' }] });
    const prerenders = `<script type="speculationrules">${rules}</script>`;
    await ready();
    web.at('discord.com', {}).heal('discord.com').at('discord.com/blog', { body: prerenders });
    const page = await browser.open('https://discord.com/blog');
    await until(() => web.requestsTo('discord.com').some(({ path }) => path === '/app'), { timeout: 20_000 });
    await browser.noBanner(page);
    await ledger.adds();
    await page.evaluate(() => location.assign('/app'));
    const there = await activated(room(), 'https://discord.com/app');
    await shown(room(), there);
    expect(await there.evaluate(activation), 'it was shown out of its prerendering').toBeGreaterThan(0);
    await ledger.adds({ system: 'discord', noticed: 'page' });
    await there.reload();
    await shown(room(), there);
    await ledger.adds();
    await there.close();
  });
});

/** Waits for the page that a tab shows; the browser lists a prerendered one before it has its tab. */
async function activated({ browser }: Room, address: string): Promise<Page> {
  const isShown = (page: Page): Promise<boolean> =>
    page.evaluate(() => !(document as { prerendering?: boolean }).prerendering).catch(() => false);
  const find = async (): Promise<Page | undefined> => {
    for (const page of await browser.browser.pages()) {
      if (page.url() === address && (await isShown(page))) return page;
    }
    return undefined;
  };
  return until(find, { timeout: 20_000, what: `${address} shown in a tab` });
}

function activation(): number {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    activationStart: number;
  })[];
  return entry?.activationStart ?? 0;
}
