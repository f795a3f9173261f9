import type { Page } from '@playwright/test';
import { sessionOf } from '../harness/chromium/cdp.ts';
import { type Figure, milliseconds, quantile } from '../harness/figure.ts';
import { FILL_TIMEOUT_MS, withJournal } from './journal.ts';
import { type JournalBounds, largestJournal } from './largest-journal.ts';

const MOST_INCIDENTS = 100_000;

/** Pages of the journal that are scrolled, from the newest on. */
const PAGES = 5;

/** Pixels a second of a person who looks for a row by the wheel. */
const SPEED = 2000;

/** ms of a frame at 60 Hz, and the slack of its clock. */
const FRAME_MS = 1000 / 60;
const SLACK_MS = 1;

/** Measure what a person does in a long journal: scroll page after page, go to the next one, choose a system. */
export async function benchScroll(runs: number, bounds: JournalBounds): Promise<Figure[]> {
  const incidents = largestJournal(MOST_INCIDENTS, bounds);
  return withJournal(incidents, async (browser) => {
    const page = await browser.extensionPage('options.html');
    await page.getByRole('radio', { name: 'Всё время' }).click();
    await lineAfter(page, null);
    const [frames, turned]: [number[], number[]] = [[], []];
    for (let at = 0; at < PAGES; at += 1) {
      frames.push(...(await framesOfScroll(page)));
      turned.push(await turnPage(page));
    }
    const chosen: { shown: number; counted: number }[] = [];
    for (let run = 0; run < Math.min(runs, PAGES); run += 1) chosen.push(await chooseSystem(page));
    const of = `${incidents.toLocaleString('en')} incidents`;
    return [
      ...figuresOf(frames, `journal scrolled, ${of}`),
      milliseconds(`next page of the journal shown, ${of}`, turned),
      milliseconds(
        `rows of a chosen system shown, ${of}`,
        chosen.map(({ shown }) => shown),
      ),
      milliseconds(
        `rows of a chosen system counted, ${of}`,
        chosen.map(({ counted }) => counted),
      ),
      ...figuresOf(await framesOfReport(page), `report scrolled, ${of}`),
    ];
  });
}

function figuresOf(frames: readonly number[], name: string): Figure[] {
  const late = frames.filter((ms) => ms > FRAME_MS + SLACK_MS);
  return [
    {
      name: `${name}: frames over 16.7 ms`,
      value: (100 * late.length) / frames.length,
      unit: '%',
      note: `n=${frames.length}`,
    },
    {
      name: `${name}: longest frame`,
      value: Math.max(...frames),
      unit: 'ms',
      note: `p99 ${quantile(frames, 0.99).toFixed(1)}`,
    },
  ];
}

async function framesOfReport(page: Page): Promise<number[]> {
  await page.getByRole('link', { name: 'Отчёты' }).click();
  await page.waitForSelector('.report .figures', { timeout: FILL_TIMEOUT_MS });
  return framesOfScroll(page);
}

/** Scroll to the end of the page and back, and return the ms between the frames meanwhile. */
async function framesOfScroll(page: Page): Promise<number[]> {
  const session = await sessionOf(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await page.evaluate(watchFrames);
  for (const yDistance of [-height, height]) {
    const gesture = { x: 400, y: 400, yDistance, speed: SPEED, gestureSourceType: 'mouse' } as const;
    await session.send('Input.synthesizeScrollGesture', gesture);
  }
  return page.evaluate(() => (globalThis as unknown as Watched).framesSeen());
}

/** Where {@link watchFrames} leaves a function that ends the watch and returns the ms between the frames. */
interface Watched {
  framesSeen(): number[];
}

function watchFrames(): void {
  const times: number[] = [];
  let isOn = true;
  const note = (time: number): void => {
    times.push(time);
    if (isOn) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  (globalThis as unknown as Watched).framesSeen = () => {
    isOn = false;
    return times.slice(1).map((time, at) => time - (times[at] ?? time));
  };
}

/** Go to the next page by its button. @returns ms until its first row is there */
async function turnPage(page: Page): Promise<number> {
  const before = await lineAfter(page, null);
  const begun = performance.now();
  await page.getByRole('button', { name: 'Старее' }).first().click();
  await lineAfter(page, before);
  return performance.now() - begun;
}

/** Choose a system, and all again. @returns ms until its rows are there, and until they are counted */
async function chooseSystem(page: Page): Promise<{ shown: number; counted: number }> {
  const system = page.getByRole('combobox', { name: 'Система' });
  const count = page.locator('.shown-count');
  const [all, first] = [(await count.textContent()) ?? '', await lineAfter(page, null)];
  const begun = performance.now();
  await system.selectOption('viber');
  await lineAfter(page, first);
  const shown = performance.now() - begun;
  await count.filter({ hasNotText: all }).waitFor({ timeout: FILL_TIMEOUT_MS });
  const counted = performance.now() - begun;
  await system.selectOption('');
  await count.filter({ hasText: all }).waitFor({ timeout: FILL_TIMEOUT_MS });
  return { shown, counted };
}

/** Wait until the table begins with other rows than before. @returns what it begins with */
async function lineAfter(page: Page, before: string | null): Promise<string> {
  const first = page.locator('.journal-table tbody').first();
  await first.waitFor({ timeout: FILL_TIMEOUT_MS });
  for (;;) {
    const text = (await first.textContent()) ?? '';
    if (text !== before) return text;
  }
}
