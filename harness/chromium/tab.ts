import type { Page } from '@playwright/test';
import type { GuardedBrowser, Tab } from '../tab.ts';
import { bannerOf } from './banner.ts';
import type { Chromium } from './chromium.ts';
import { overlaysIn } from './overlay.ts';

/** Wrap a Chromium in the interface that tests of both engines use. */
export function guardedChromium(chromium: Chromium): GuardedBrowser {
  return {
    engine: 'chromium',
    web: chromium.web,
    address: (path) => chromium.address(path),
    openTab: async (url) => chromiumTab(chromium, await chromium.open(url)),
    tabs: async () => chromium.pages().map((page) => chromiumTab(chromium, page)),
    openExtensionTab: async (path) => chromiumTab(chromium, await chromium.extensionPage(path)),
    evaluate: (code, argument) => chromium.evaluate(code, argument),
    reading: (work) => chromium.reading(work),
    killBackground: () => chromium.killWorker(),
  };
}

const known = new WeakMap<Page, Tab>();

/** Return the tab of a page: the same object each time. */
function chromiumTab(chromium: Chromium, page: Page): Tab {
  const tab = known.get(page) ?? makeTab(chromium, page);
  known.set(page, tab);
  return tab;
}

/**
 * Return the address that a tab shows; `''` if it is closed. Playwright may miss the load of a tab that the browser
 * restores while it starts, and take the tab for empty: the browser itself is asked then.
 */
function addressOf(page: Page): Promise<string> | string {
  if (page.isClosed()) return '';
  if (!['', ':', 'about:blank'].includes(page.url())) return page.url();
  return addressByBrowser(page).catch(() => ''); // the tab was closed meanwhile, as that of a download
}

async function addressByBrowser(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.url;
}

function makeTab(chromium: Chromium, page: Page): Tab {
  return {
    goto: (url) => chromium.go(page, url),
    reload: async () => void (await page.reload()),
    // By script: `page.goBack()` waits for a load event, which the back-forward cache does not send. By a timer: the
    // document must not go before it has answered.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    forward: () => page.evaluate(() => void setTimeout(() => history.forward())),
    close: () => page.close(),
    url: async () => addressOf(page),
    title: () => page.title(),
    evaluate: (code, argument) => page.evaluate(code as never, argument),
    press: (selector) => page.click(selector),
    pressKey: (key) => page.keyboard.press(key),
    bringToFront: () => page.bringToFront(),
    print: async () => void (await page.pdf()),
    frames: () => page.frames().map((frame) => frame.url()),
    banner: () => bannerOf(page).catch(() => undefined), // the page was closed during the read
    overlays: () => overlaysIn(page),
  };
}
