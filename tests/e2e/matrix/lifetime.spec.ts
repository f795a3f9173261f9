import type { Page } from '@playwright/test';
import { tabAt } from '../fixtures/tabs.ts';
import { expect, test } from '../fixtures/test.ts';
import { updateOverOpenTabs } from './rows/update.ts';
import { settleAfterEach } from './settle.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page' } as const;
/** A browser that starts on a busy machine may load a page for longer than an attempt is waited for. */
const oneOfBrowserStart = { system: 'telegram' } as const;

settleAfterEach();

test('installed while tabs are open', async ({ pc, journal }) => {
  await pc.uninstall();
  const page = await pc.open(telegram);
  await expect(page).not.toShowBanner();
  const errors = errorsOf(page);
  await pc.install();
  await expect(page).toShowBanner();
  await journal.adds(one);
  expect(errors).toEqual([]);
  await page.close();
});

test('updated while tabs are open', async ({ pc, guarded, journal }) => {
  await pc.uninstall();
  await updateOverOpenTabs('chrome-mv3', {
    guarded,
    journal,
    install: (folder) => pc.install(folder),
    watchErrors: async () => errorsOf(...pc.pages()),
  });
});

test('first navigation after browser start, and the browser closed under the banner', async ({
  pc,
  guarded,
  journal,
}) => {
  await expect(await pc.open(telegram)).toShowBanner();
  await journal.adds(one);
  await pc.relaunch({ startAddress: telegram });
  const tab = await tabAt(guarded, telegram);
  await expect(tab).toShowBanner();
  await journal.adds(oneOfBrowserStart);
  await tab.close();
});

test('unreachable messenger as the first navigation after browser start', async ({
  pc,
  guarded,
  web,
  journal,
  notice,
}) => {
  web.fail('web.viber.com', 'close');
  await pc.relaunch({ startAddress: 'https://web.viber.com/' });
  const tab = await tabAt(guarded, notice.address);
  await journal.adds({ system: 'viber', noticed: 'unreachable' });
  await tab.close();
});

test('pinned tab of a restored session', async ({ pc, guarded, journal }) => {
  await expect(await pc.open(telegram)).toShowBanner();
  await journal.adds(one);
  await guarded.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://web.telegram.org/*' });
    await chrome.tabs.update(tab?.id ?? -1, { pinned: true });
  });
  await pc.relaunch({ args: ['--restore-last-session'] });
  const tab = await tabAt(guarded, telegram);
  await expect(tab).toShowBanner();
  await journal.adds(oneOfBrowserStart);
  const pinned = await guarded.evaluate(async () => {
    const [restored] = await chrome.tabs.query({ url: 'https://web.telegram.org/*' });
    return restored?.pinned;
  });
  expect(pinned, 'the tab is pinned still').toBe(true);
  await tab.close();
});

test('window without tabs, as of an installed app', async ({ guarded, journal }) => {
  await guarded.evaluate(async (url) => void (await chrome.windows.create({ type: 'popup', url })), telegram);
  const tab = await tabAt(guarded, telegram);
  await expect(tab).toShowBanner();
  await journal.adds(one);
  await tab.close();
});

/** Collect errors of pages and their scripts. */
function errorsOf(...pages: Page[]): string[] {
  const errors: string[] = [];
  for (const page of pages) {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  }
  return errors;
}
