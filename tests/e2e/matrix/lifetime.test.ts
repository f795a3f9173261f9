import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inExtension } from '../classroom.ts';
import { chromiumRoom, firefoxRoom, gone, type Room, shown, tabAt } from './room.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page' } as const;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dezhurny-build-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Chromium', () => {
  test('installed while tabs are open', async () => {
    await within(chromiumRoom(), async (room) => {
      await room.browser.browser.uninstallExtension(room.browser.id);
      const page = await room.browser.open(telegram);
      await room.browser.noBanner(page);
      const errors = errorsOf(page);
      await room.browser.browser.installExtension(resolve('.output/chrome-mv3'));
      await shown(room, page);
      await room.ledger.adds(one);
      expect(errors).toEqual([]);
      await page.close();
      await room.ledger.settles();
    });
  });

  test('updated while tabs are open', async () => {
    const extension = copyOf('chrome-mv3');
    await within(chromiumRoom(false, { extension }), async (room) => {
      await update(room, () => {
        bump(extension);
        return room.browser.browser.installExtension(extension);
      });
    });
  });

  test('first navigation after browser start, and the browser closed under the banner', async () => {
    await within(chromiumRoom(), async (room) => {
      const { browser, ledger } = room;
      const before = await browser.open(telegram);
      await shown(room, before);
      await ledger.adds(one);
      await browser.relaunch({ args: [telegram] });
      const page = await tabAt(room, telegram);
      await shown(room, page);
      await ledger.adds(one);
      await page.close();
      await ledger.settles();
    });
  });

  test('unreachable messenger as the first navigation after browser start', async () => {
    await within(chromiumRoom(), async (room) => {
      const { browser, web, ledger } = room;
      web.fail('web.viber.com', 'close');
      await browser.relaunch({ args: ['https://web.viber.com/'] });
      const page = await tabAt(room, `chrome-extension://${browser.id}/notice.html`);
      await ledger.adds({ system: 'viber', noticed: 'unreachable' });
      await page.close();
      await ledger.settles();
    });
  });

  test('pinned tab of a restored session', async () => {
    await within(chromiumRoom(), async (room) => {
      const { browser, ledger } = room;
      const before = await browser.open(telegram);
      await shown(room, before);
      await ledger.adds(one);
      await inExtension(browser, async () => {
        const [tab] = await chrome.tabs.query({ url: 'https://web.telegram.org/*' });
        await chrome.tabs.update(tab?.id ?? -1, { pinned: true });
      });
      await browser.relaunch({ args: ['--restore-last-session'] });
      const page = await tabAt(room, telegram);
      await shown(room, page);
      await ledger.adds(one);
      await inExtension(browser, async () => {
        const [tab] = await chrome.tabs.query({ url: 'https://web.telegram.org/*' });
        if (!tab?.pinned) throw new Error('the tab is pinned no more');
      });
      await page.close();
      await ledger.settles();
    });
  });

  test('window without tabs, as of an installed app', async () => {
    await within(chromiumRoom(), async (room) => {
      await inExtension(room.browser, (url) => chrome.windows.create({ type: 'popup', url }), telegram);
      const page = await tabAt(room, telegram);
      await shown(room, page);
      await room.ledger.adds(one);
      await page.close();
      await room.ledger.settles();
    });
  });
});

describe('Firefox', () => {
  test('updated while tabs are open', async () => {
    const extension = copyOf('firefox-mv3');
    await within(firefoxRoom({ extension }), async (room) => {
      await update(room, () => {
        bump(extension);
        return room.browser.browser.installExtension(extension);
      });
    });
  });

  test('installed while tabs are open', async () => {
    await within(firefoxRoom({ installed: false }), async (room) => {
      const page = await room.browser.open(telegram);
      await room.browser.browser.installExtension(resolve('.output/firefox-mv3'));
      await shown(room, page);
      await room.ledger.adds(one);
      await page.close();
      await room.ledger.settles();
    });
  });
});

/** Does something in a room and closes it, come what may. */
async function within<R extends Room>(opening: Promise<R>, work: (room: R) => Promise<void>): Promise<void> {
  const room = await opening;
  await work(room).finally(() => room.close());
}

/** One tab waits for an answer, in another the person stays: after the update both are as they were, and counted once. */
async function update(room: Room, toNewVersion: () => Promise<unknown>): Promise<void> {
  const { browser, ledger } = room;
  const page = await browser.open(telegram);
  await shown(room, page);
  await ledger.adds(one);
  const staying = await browser.open('https://web.telegram.org/a/');
  const banner = await browser.waitForBanner(staying, { timeout: 20_000 });
  const [stayed] = await ledger.adds(one);
  await banner.press('Остаться');
  await ledger.answered(stayed, 'stayed');
  await gone(room, staying);
  const errors = [page, staying].map(errorsOf);
  await toNewVersion();
  await expect.poll(() => warnings(room, page, staying), { timeout: 20_000 }).toBe('banner, strip');
  await ledger.adds();
  expect(errors).toEqual([[], []]);
  await page.close();
  await staying.close();
  await ledger.settles();
}

/** What the tabs show, whichever shows what: nothing tells after an update which of them was answered. */
async function warnings({ browser }: Room, ...pages: Page[]): Promise<string> {
  const overlays = (await Promise.all(pages.map((page) => browser.overlays(page)))).flat();
  const kind = (root: ShadowRoot): string =>
    root.querySelector('dialog[open]') ? 'banner' : root.querySelector('.strip') ? 'strip' : 'nothing';
  return (await Promise.all(overlays.map((one) => one.evaluate(kind)))).sort().join(', ');
}

/** What a page and the scripts in it complain of from now on. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

function copyOf(build: string): string {
  const copy = join(folder, build);
  cpSync(resolve('.output', build), copy, { recursive: true });
  return copy;
}

function bump(extension: string): void {
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
}
