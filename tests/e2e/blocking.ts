import type { Chromium } from '../../harness/chromium.ts';
import { until } from '../../harness/until.ts';

/** Waits till the browser blocks, or no longer does. */
export async function blocks(browser: Pick<Chromium, 'inPlainPage'>, wanted: boolean, timeout = 20_000): Promise<void> {
  await browser.inPlainPage(async (page) => {
    const count = (): Promise<number> =>
      page.evaluate(async () => (await chrome.declarativeNetRequest.getDynamicRules()).length);
    await until(async () => (await count()) > 0 === wanted, { timeout, what: wanted ? 'rules' : 'no rules' });
  });
}
