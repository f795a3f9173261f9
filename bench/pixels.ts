import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { sessionOf } from '../harness/chromium/cdp.ts';
import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import type { Figure } from '../harness/figure.ts';
import { until } from '../harness/until.ts';
import { type Pixels, showsPage, showsVeil } from './picture.ts';
import { PlainBrowser } from './plain-browser.ts';

const HOST = 'web.telegram.org';
const ADDRESS = `https://${HOST}/`;

/** Pictures are at most an eighth as wide and high as the window, so that they are quick to make. */
const SIZE = { maxWidth: 160, maxHeight: 100 };

/** ms in which the last pictures of a load arrive. */
const LAST_MS = 200;

/** The controls do not get surer with more loads. */
const MOST_CONTROLS = 20;

/** ms between two looks at new pictures: rarely, so that looking does not slow the load. */
const READ_EVERY_MS = 200;

/** What must be hidden: the background of the root, of the body, which fills the window too, and what wants to be seen. */
const loudStyles = [
  'html { background: #f0f }',
  'body { background: #f0f }',
  'div { background: #f0f; position: fixed; inset: 0; visibility: visible }',
];

/**
 * Measure in how many loads no pixel of a messenger's page shows before the opaque veil of the banner does, from the
 * pictures that the browser makes of each frame it shows. Two other loads tell whether that method can see anything:
 * the same page without the extension, and a page that is seen for two frames.
 */
export async function benchPixels(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  try {
    return [...(await guardedFigures(web, runs)), ...(await plainFigures(web, runs))];
  } finally {
    await web.close();
  }
}

async function guardedFigures(web: FakeWeb, runs: number): Promise<Figure[]> {
  const browser = await Chromium.launch({ web });
  const hidden = { running: [] as boolean[], stopped: [] as boolean[] };
  try {
    const film = await Film.in(browser.context);
    for (let run = -1; run < runs; run += 1) {
      web.at(HOST, { raw: loudPage(run) });
      const running = await film.load(showsVeil);
      await browser.killWorker();
      const stopped = await film.load(showsVeil);
      if (run < 0) continue; // the first loads fill the caches
      hidden.running.push(!running.some(showsPage));
      hidden.stopped.push(!stopped.some(showsPage));
    }
  } finally {
    await browser.close();
  }
  return [
    share('no pixel of the page before the veil, worker running', hidden.running, { least: 100 }),
    share('no pixel of the page before the veil, worker stopped', hidden.stopped, { least: 100 }),
  ];
}

async function plainFigures(web: FakeWeb, runs: number): Promise<Figure[]> {
  const browser = await PlainBrowser.launch(web);
  const [whole, brief]: [boolean[], boolean[]] = [[], []];
  try {
    const film = await Film.in(browser.context);
    for (let run = 0; run < Math.min(runs, MOST_CONTROLS); run += 1) {
      web.at(HOST, { raw: loudPage(run) });
      whole.push((await film.load(showsPage)).some(showsPage));
      web.at(HOST, { raw: briefPage });
      brief.push((await film.load(isBlack)).some(showsPage));
    }
  } finally {
    await browser.close();
  }
  return [
    share('the same without the extension: the page is seen', whole, { least: 100 }),
    share('without the extension: a page of two frames is seen', brief, { least: 95 }),
  ];
}

function share(name: string, loads: readonly boolean[], goal: Figure['goal']): Figure {
  const value = (100 * loads.filter(Boolean).length) / loads.length;
  return { name, value, unit: '%', note: `n=${loads.length}`, ...(goal && { goal }) };
}

/** Takes the pictures of loads in new tabs of one browser. */
class Film {
  readonly #browser: BrowserContext;
  /** A tab that turns pictures into pixels. */
  readonly #reader: Page;

  private constructor(browser: BrowserContext, reader: Page) {
    this.#browser = browser;
    this.#reader = reader;
  }

  static async in(browser: BrowserContext): Promise<Film> {
    return new Film(browser, await browser.newPage());
  }

  /** Load the page in a new tab until its newest picture `isLast`. @returns all pictures, the oldest first */
  async load(isLast: (pixels: Pixels) => boolean): Promise<Pixels[]> {
    const page = await this.#browser.newPage();
    const frames = await filmed(page);
    await page.goto(ADDRESS, { waitUntil: 'commit' });
    const read: Pixels[] = [];
    const readOn = async (): Promise<boolean> => {
      while (read.length < frames.length) read.push(await this.#reader.evaluate(pixelsOf, frames[read.length] ?? ''));
      return read.some(isLast);
    };
    await until(readOn, { every: READ_EVERY_MS, timeout: 30_000, what: 'the last picture of the load' });
    await wait(LAST_MS);
    await readOn();
    await page.close();
    return read;
  }
}

/**
 * Have the browser make a picture of each frame that it shows of a tab. It waits for an answer to every second one, so
 * that each is answered at once. https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-startScreencast
 * @returns PNG files in base64; the list grows
 */
async function filmed(page: Page): Promise<readonly string[]> {
  const session = await sessionOf(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined); // the tab is closed
  });
  await session.send('Page.startScreencast', { format: 'png', ...SIZE });
  return frames;
}

/** Runs in the reader: return the pixels of a PNG file in base64. */
async function pixelsOf(file: string): Promise<number[]> {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${file}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  canvas?.drawImage(picture, 0, 0);
  return [...(canvas?.getImageData(0, 0, picture.width, picture.height).data ?? [])];
}

function isBlack(pixels: Pixels): boolean {
  return pixels.every((value, i) => i % 4 === 3 || value === 0);
}

function loudPage(run: number): string {
  return page(`<style>${loudStyles.at(run % loudStyles.length)}</style><title>web</title><div>Сообщения</div>`);
}

/** Shows the colour in two frames, then black. */
const briefPage = page(`<style>html { background: #f0f }</style><title>web</title><script>
  let frames = 0;
  const next = () => {
    frames += 1;
    if (frames > 2) document.documentElement.style.background = '#000';
    else requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
</script>`);

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8">${body}`;
}
