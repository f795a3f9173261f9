import { type Figure, median, milliseconds, quantile } from '../harness/figure.ts';
import { fillingPage } from '../harness/filling-page.ts';
import type { JournalFilling } from '../harness/journal-page.ts';
import { withJournal } from './journal.ts';

declare const filling: JournalFilling;

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
