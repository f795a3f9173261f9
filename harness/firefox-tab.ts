import type { KeyInput, Page } from 'puppeteer-core';
import type { FakeWeb } from './fake-web.ts';
import type { Firefox } from './firefox.ts';
import type { GuardedBrowser, Tab } from './tab.ts';

/** Wrap a Firefox in the interface that tests of both engines use. */
export function guardedFirefox(firefox: Firefox, web: FakeWeb): GuardedBrowser {
  return {
    engine: 'firefox',
    web,
    address: (path) => `moz-extension://${firefox.id}/${path}`,
    openTab: async (url) => firefoxTab(firefox, await firefox.open(url)),
    tabs: async () => (await firefox.pages()).map((page) => firefoxTab(firefox, page)),
    openExtensionTab: async (path) => firefoxTab(firefox, await firefox.extensionPage(path)),
    evaluate: (code, argument) => firefox.inPlainPage((page) => page.evaluate(code as never, argument as never)),
    reading: (work) => firefox.reading(work),
    killBackground: () => firefox.stopBackground(),
  };
}

const known = new WeakMap<Page, Tab>();

/** Return the tab of a page: the same object each time. */
function firefoxTab(firefox: Firefox, page: Page): Tab {
  const tab = known.get(page) ?? makeTab(firefox, page);
  known.set(page, tab);
  return tab;
}

function makeTab(firefox: Firefox, page: Page): Tab {
  return {
    goto: (url) => firefox.go(page, url),
    reload: async () => void (await page.reload()),
    back: () => page.evaluate(() => history.back()),
    forward: () => page.evaluate(() => history.forward()),
    close: () => page.close(),
    url: () => firefox.address(page),
    title: () => page.title(),
    evaluate: (code, argument) => page.evaluate(code as never, argument as never),
    press: (selector) => page.click(selector),
    pressKey: (key) => page.keyboard.press(key as KeyInput),
    bringToFront: () => page.bringToFront(),
    print: async () => void (await page.pdf()),
    frames: () => page.frames().map((frame) => frame.url()),
    banner: () => firefox.banner(page).catch(() => undefined), // the page was closed during the read
    overlays: () => firefox.overlays(page),
  };
}
