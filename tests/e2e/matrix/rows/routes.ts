import { test } from 'vitest';
import { gone, type Room, shown } from '../room.ts';

/** Single-page applications: the page changes its address and stays. */
export function routes(room: () => Room): void {
  test('route into a matched path, out of it and in again', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open('https://discord.com/blog');
    await browser.noBanner(page);
    await ready();
    await page.evaluate(() => history.pushState(null, '', '/app'));
    await shown(room(), page);
    await ledger.adds({ system: 'discord', surface: 'client', noticed: 'page' });
    await page.evaluate(() => history.replaceState(null, '', '/blog'));
    await gone(room(), page);
    await page.evaluate(() => history.pushState(null, '', '/channels/@me'));
    await shown(room(), page);
    await page.evaluate(() => history.back());
    await gone(room(), page);
    await ledger.adds();
    await page.close();
  });

  test('hash route within a matched path', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open('https://web.telegram.org/k/');
    await shown(room(), page);
    await ledger.adds({ system: 'telegram' });
    await ready();
    await page.evaluate(() => location.assign('#@class'));
    await page.evaluate(() => location.assign('#@parents'));
    await shown(room(), page);
    await ledger.adds();
    await page.close();
  });
}
