import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { Chromium } from '../browser/chromium.ts';
import { StandIns } from '../browser/stand-ins.ts';
import { type Figure, milliseconds, quantile } from './figure.ts';
import type { JournalFilling } from './journal-page.ts';
import { Memory } from './memory.ts';

declare const filling: JournalFilling;

const MB = 1024 * 1024;

/** Incidents in the journal, a decade more each time; the largest only where it is asked for. */
const sizes = [1000, 10_000, 100_000, 1_000_000] as const;

/** ms that the largest export may take. */
const PATIENCE = 30 * 60_000;

/** How long it takes till an entry is in the journal for good, in a journal of a thousand incidents. */
export function benchAppend(runs: number): Promise<Figure[]> {
  return withJournal(async (_browser, page) => {
    await page.evaluate(() => filling.fill(0, 1000));
    await page.evaluate((times) => filling.append(times), 50);
    const samples = await page.evaluate((times) => filling.append(times), runs * 25);
    const p99 = quantile(samples, 0.99);
    return [
      milliseconds('entry appended, strict durability', samples),
      { name: 'entry appended, p99', value: p99, unit: 'ms', goal: { most: 10 }, note: `n=${samples.length}` },
    ];
  });
}

/**
 * How soon the administrator's page and its report are usable, and what exports take, decade by decade. A million
 * incidents take long to make: with DEZHURNY_BENCH_INCIDENTS=100000 they are left out.
 */
export function benchReport(runs: number): Promise<Figure[]> {
  const most = Number(process.env.DEZHURNY_BENCH_INCIDENTS ?? sizes.at(-1));
  return withJournal(async (browser, page) => {
    const figures: Figure[] = [];
    let [before, peaks]: [number, ReadonlyMap<string, number>] = [0, new Map()];
    for (const size of sizes.filter((one) => one <= most)) {
      await page.evaluate((from, to) => filling.fill(from, to), before, size);
      figures.push(...(await opening(browser, size, Math.min(runs, 5))));
      if (size > 1000) {
        const exported = await exporting(browser, size, peaks);
        figures.push(...exported.figures);
        peaks = exported.peaks;
      }
      before = size;
    }
    return figures;
  });
}

async function withJournal(bench: (browser: Chromium, page: Page) => Promise<Figure[]>): Promise<Figure[]> {
  const standIns = await StandIns.start();
  const browser = await Chromium.launch({ standIns, patience: PATIENCE });
  try {
    return await bench(browser, await fillingPage(browser));
  } finally {
    await browser.close();
    await standIns.close();
  }
}

/** A page of the extension in which the product's own code can fill the journal. */
export async function fillingPage(browser: Pick<Chromium, 'extensionPage'>): Promise<Page> {
  const page = await browser.extensionPage('manifest.json');
  await page.evaluate(await bundled());
  return page;
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'scripts/bench/journal-page.ts', formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = [built].flat() as { output: { code: string }[] }[];
  return first?.output[0]?.code ?? '';
}

async function opening(browser: Chromium, size: number, runs: number): Promise<Figure[]> {
  const [journal, report]: [number[], number[]] = [[], []];
  let heap = 0;
  for (let run = -1; run < runs; run += 1) {
    const page = await browser.browser.newPage();
    const lines = await shownAfter(browser, page, '', '.journal-table tbody tr');
    await page.goto('about:blank');
    const figures = await shownAfter(browser, page, '#reports', '.report table tbody tr');
    if (run >= 0) {
      journal.push(lines);
      report.push(figures);
      heap = Math.max(heap, (await page.metrics()).JSHeapUsedSize ?? 0);
    }
    await page.close();
  }
  const isGoal = size === 100_000;
  const memory: Figure = { name: `objects of the page, ${named(size)}`, value: heap / MB, unit: 'MB' };
  return [
    milliseconds(`journal page usable, ${named(size)}`, journal, isGoal ? { most: 1000 } : undefined),
    milliseconds(`report usable, ${named(size)}`, report, isGoal ? { most: 1000 } : undefined),
    isGoal ? { ...memory, goal: { most: 150 } } : memory,
  ];
}

/** ms from the navigation till something is in the page. */
async function shownAfter(browser: Chromium, page: Page, section: string, selector: string): Promise<number> {
  const begun = performance.now();
  await page.goto(`chrome-extension://${browser.id}/options.html${section}`);
  await page.waitForSelector(selector, { timeout: PATIENCE });
  return performance.now() - begun;
}

/** Saves the whole journal in each format by the page's buttons. @param before peaks a decade earlier, by format */
async function exporting(
  browser: Chromium,
  size: number,
  before: ReadonlyMap<string, number>,
): Promise<{ figures: Figure[]; peaks: Map<string, number> }> {
  const figures: Figure[] = [];
  const peaks = new Map<string, number>();
  for (const format of ['CSV', 'XLSX', 'JSON']) {
    const page = await browser.extensionPage('options.html');
    await page.locator('aria/Всё время[role="radio"]').click();
    await page.waitForSelector('.journal-table tbody tr', { timeout: PATIENCE });
    const memory = Memory.of(browser);
    const begun = performance.now();
    const file = await browser.download(() => page.locator(`aria/Сохранить ${format}[role="button"]`).click(), {
      timeout: PATIENCE,
    });
    const seconds = (performance.now() - begun) / 1000;
    rmSync(file);
    await page.close();
    figures.push({ name: `${format}, ${named(size)}`, value: size / seconds, unit: 'incidents/s' });
    const peak = memory.peak() / MB;
    if (peak === 0) continue; // no such count on this system
    const grown = before.has(format)
      ? `${(peak - (before.get(format) ?? 0)).toFixed(0)} MB more than a tenth of it`
      : '';
    const goal = size === 1_000_000 ? { goal: { most: 300 } } : {};
    figures.push({ name: `${format}, ${named(size)}: peak`, value: peak, unit: 'MB', note: grown, ...goal });
    peaks.set(format, peak);
  }
  return { figures, peaks };
}

const named = (size: number): string => `${size.toLocaleString('en')} incidents`;
