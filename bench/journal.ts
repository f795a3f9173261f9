import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { fillingPage } from '../harness/filling-page.ts';
import type { JournalFilling } from '../harness/journal-page.ts';
import { putSetting } from '../harness/private-store.ts';

declare const filling: JournalFilling;

/** Timeout in ms for making, counting and exporting the largest journal. */
export const FILL_TIMEOUT_MS = 30 * 60_000;

/** Days that retention keeps, up to yesterday. */
const YEAR = 365;

/** Run `bench` with a browser whose journal holds that many incidents, restarted to free the memory of making them. */
export async function withJournal<T>(incidents: number, bench: (browser: Chromium) => Promise<T>): Promise<T> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web });
  try {
    const page = await fillingPage(browser);
    await putSetting(page, 'settings', { retention: YEAR });
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const over = { last: yesterday, days: YEAR };
    await page.evaluate((year) => filling.fill(year.incidents, year.over), { incidents, over });
    await browser.relaunch();
    return await bench(browser);
  } finally {
    await browser.close();
    await web.close();
  }
}
