import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, median, milliseconds, quantile } from '../harness/figure.ts';
import { fillingPage } from '../harness/filling-page.ts';
import type { JournalFilling } from '../harness/journal-page.ts';
import { putSetting } from '../harness/private-store.ts';

declare const filling: JournalFilling;
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** Timeout in ms for making, counting and exporting the largest journal. */
export const FILL_TIMEOUT_MS = 30 * 60_000;

/** Days that retention keeps, up to yesterday. */
const YEAR = 365;

/** Measure the ms until an entry is durable, in a journal of a thousand incidents. */
export function benchAppend(runs: number): Promise<Figure[]> {
  return withJournal(1000, async (browser) => {
    const page = await fillingPage(browser);
    await page.evaluate((times) => filling.append(times), 50);
    const { entry, row } = await page.evaluate((times) => filling.append(times), runs * 25);
    const p99 = quantile(entry, 0.99);
    const bare = quantile(row, 0.99);
    const ratio = median(entry) / median(row);
    return [
      milliseconds('entry appended, strict durability', entry),
      { name: 'entry appended, p99', value: p99, unit: 'ms', goal: { most: 10 }, note: `n=${entry.length}` },
      milliseconds('one row put into a bare store, as durable', row),
      { name: 'one row put into a bare store, p99', value: bare, unit: 'ms', note: 'what this machine can do at best' },
      { name: 'entry : bare row, medians', value: ratio, unit: '×', goal: { most: 2 } },
      { name: 'entry : bare row, p99', value: p99 / bare, unit: '×', goal: { most: 2 } },
    ];
  });
}

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
