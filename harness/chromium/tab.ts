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

function makeTab(chromium: Chromium, page: Page): Tab {
  return {
    goto: (url) => chromium.go(page, url),
    reload: async () => void (await page.reload()),
    // By script: `page.goBack()` waits for a load event, which the back-forward cache does not send. By a timer: the
    // document must not go before it has answered.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    forward: () => page.evaluate(() => void setTimeout(() => history.forward())),
    close: () => page.close(),
    url: async () => (page.isClosed() ? '' : page.url()),
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
