import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { sessionOf } from '../harness/chromium/cdp.ts';
import type { Chromium } from '../harness/chromium/chromium.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { within } from '../harness/until.ts';
import { FILL_TIMEOUT_MS, withJournal } from './journal.ts';
import { type JournalBounds, largestJournal } from './largest-journal.ts';
import { Memory } from './memory.ts';
import { seen } from './seen.ts';

declare const chrome: { storage: { managed: { get(): Promise<unknown> } } };

/** ms in which a browser reads its policies, if it does. */
const POLICIES_MS = 60_000;

const MIB = 1024 * 1024;

/** Incidents in the journal, ten times more each step. */
const sizes = [1000, 10_000, 100_000, 1_000_000] as const;

const formats = ['CSV', 'XLSX', 'JSON'] as const;

/**
 * Measure how soon the administrator's page and its report are usable, and the cost of exports, for each size that the
 * bounds allow. A million incidents take minutes to make.
 */
export async function benchReport(runs: number, bounds: JournalBounds): Promise<Figure[]> {
  const most = largestJournal(sizes[3], bounds);
  const figures: Figure[] = [];
  let peaks: ReadonlyMap<string, number> = new Map();
  for (const size of sizes.filter((one) => one <= most)) {
    await withJournal(size, async (browser) => {
      figures.push(...(await opening(browser, size, Math.min(runs, 5))));
      if (size === sizes[0]) return;
      const exported = await exporting(browser, size, peaks);
      figures.push(...exported.figures);
      peaks = exported.peaks;
    });
  }
  return figures;
}

async function opening(browser: Chromium, size: number, runs: number): Promise<Figure[]> {
  await policiesRead(browser);
  const [drawn, journal, report, after]: [number[], number[], number[], number[]] = [[], [], [], []];
  let [heap, process] = [0, 0];
  for (let run = -1; run < runs; run += 1) {
    const page = await browser.context.newPage();
    const [nav, lines] = await shownAfter(browser, page, '', ['nav a', '.journal-table tbody tr']);
    const memory = await Memory.of(browser);
    await page.goto('about:blank');
    const [links, figures] = await shownAfter(browser, page, '#reports', ['nav a', '.report .figures']);
    const peak = memory.peak();
    if (run >= 0) {
      drawn.push(nav as number);
      journal.push(lines as number);
      report.push(figures as number);
      after.push((figures as number) - (links as number));
      heap = Math.max(heap, await heapOf(page));
      process = Math.max(process, peak);
    }
    await page.close();
  }
  const isGoal = size === 100_000;
  const memory = (name: string, bytes: number): Figure => {
    const figure: Figure = { name: `${name}, ${named(size)}`, value: bytes / MIB, unit: 'MiB' };
    return isGoal ? { ...figure, goal: { most: 150 } } : figure;
  };
  return [
    milliseconds(`administrator's page interactive, ${named(size)}`, drawn),
    milliseconds(`journal page usable, ${named(size)}`, journal, isGoal ? { most: 1000 } : undefined),
    milliseconds(`report usable, ${named(size)}`, report, isGoal ? { most: 1000 } : undefined),
    milliseconds(`report after the page is interactive, ${named(size)}`, after, isGoal ? { most: 300 } : undefined),
    memory('objects of the page', heap),
    ...(process > 0 ? [memory('whole process of pages and worker', process)] : []),
  ];
}

/**
 * Wait until the browser has read its policies, some seconds after its start. Before that a page that reads settings
 * waits for them, twice 150 ms (platform/settings/policy.ts); in Edge it may always.
 */
async function policiesRead(browser: Chromium): Promise<void> {
  const read = browser.evaluate(() => chrome.storage.managed.get());
  await within(POLICIES_MS, read, 'the policies').catch(() => undefined);
}

/** Return the bytes of the JavaScript objects of a page. */
async function heapOf(page: Page): Promise<number> {
  return (await (await sessionOf(page)).send('Runtime.getHeapUsage')).usedSize;
}

/** Return the ms from the navigation until each selector finds what can be seen in the page, in their order. */
async function shownAfter(
  browser: Chromium,
  page: Page,
  section: string,
  selectors: readonly string[],
): Promise<number[]> {
  const begun = performance.now();
  await page.goto(browser.address(`options.html${section}`), { waitUntil: 'commit' });
  const shown: number[] = [];
  for (const selector of selectors) {
    await seen(page, selector, FILL_TIMEOUT_MS);
    shown.push(performance.now() - begun);
  }
  return shown;
}

/** Save the whole journal in each format by the page's buttons. @param before peaks of the previous size, by format */
async function exporting(
  browser: Chromium,
  size: number,
  before: ReadonlyMap<string, number>,
): Promise<{ figures: Figure[]; peaks: Map<string, number> }> {
  const figures: Figure[] = [];
  const peaks = new Map<string, number>();
  for (const format of formats) {
    const { seconds, peak } = await exportOnce(browser, format);
    figures.push({ name: `${format}, ${named(size)}`, value: size / seconds, unit: 'incidents/s' });
    if (peak === 0) continue; // this system does not report it
    figures.push({
      ...{ name: `${format}, ${named(size)}: peak`, value: peak, unit: 'MiB', note: grown(peak, before.get(format)) },
      ...(size === 1_000_000 && { goal: { most: 300 } }),
    });
    peaks.set(format, peak);
  }
  return { figures, peaks };
}

/** @returns `peak` in MiB: of the process that holds this page and the rest of the extension */
async function exportOnce(browser: Chromium, format: string): Promise<{ seconds: number; peak: number }> {
  const page = await browser.extensionPage('options.html');
  await page.getByRole('radio', { name: 'Всё время' }).click();
  await page.waitForSelector('.journal-table tbody tr', { timeout: FILL_TIMEOUT_MS });
  const memory = await Memory.of(browser);
  const begun = performance.now();
  const button = page.getByRole('button', { name: `Сохранить ${format}`, exact: true });
  const file = await browser.download(() => button.click(), { timeout: FILL_TIMEOUT_MS });
  const seconds = (performance.now() - begun) / 1000;
  const peak = memory.peak() / MIB;
  rmSync(file);
  await page.close();
  return { seconds, peak };
}

const grown = (peak: number, before?: number): string =>
  before === undefined ? '' : `${(peak - before).toFixed(0)} MiB more than a tenth of it`;

const named = (size: number): string => `${size.toLocaleString('en')} incidents`;
