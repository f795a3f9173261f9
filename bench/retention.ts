import type { Figure } from '../harness/figure.ts';
import { fillingPage } from '../harness/filling-page.ts';
import type { JournalFilling } from '../harness/journal-page.ts';
import { putSetting } from '../harness/private-store.ts';
import { until } from '../harness/until.ts';
import { FILL_TIMEOUT_MS, withJournal } from './journal.ts';
import { type JournalBounds, largestJournal } from './largest-journal.ts';

declare const filling: JournalFilling;

/** With its outcome, each is two entries: a hundred thousand. */
const INCIDENTS = 50_000;

const KEPT_DAYS = 30;

/** Measure the longest block of the worker's event loop while eleven months of a year are deleted. */
export function benchRetention(_runs: number, bounds: JournalBounds): Promise<Figure[]> {
  const incidents = largestJournal(INCIDENTS, bounds);
  return withJournal(incidents, async (browser) => {
    const page = await fillingPage(browser);
    const worker = await browser.worker();
    await worker.evaluate(watchHolds);
    const begun = performance.now();
    await putSetting(page, 'settings', { retention: KEPT_DAYS });
    const isDone = async (): Promise<boolean> => (await page.evaluate(() => filling.sheets())) <= KEPT_DAYS + 2;
    await until(isDone, { timeout: FILL_TIMEOUT_MS, every: 500, what: 'the deletion' });
    const seconds = (performance.now() - begun) / 1000;
    const longest = await worker.evaluate(longestHold);
    const entries = Math.round(2 * incidents * (1 - KEPT_DAYS / 365));
    return [
      {
        ...{ name: 'worker held by deletion, longest', value: longest, unit: 'ms', goal: { most: 100 } },
        note: `${entries.toLocaleString('en')} entries deleted`,
      },
      { name: 'entries deleted because their time was over', value: entries / seconds, unit: '/s' },
    ];
  });
}

/** Runs in the worker: a timer is late by as long as the event loop is blocked. */
function watchHolds(): void {
  const every = 5;
  const holds = globalThis as unknown as { longest: number };
  holds.longest = 0;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    holds.longest = Math.max(holds.longest, now - last - every);
    last = now;
    setTimeout(tick, every);
  };
  setTimeout(tick, every);
}

function longestHold(): number {
  return (globalThis as unknown as { longest: number }).longest;
}
