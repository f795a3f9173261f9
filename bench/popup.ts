import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { seen } from './seen.ts';

/** Measure the ms from opening the popup until it says what holds now, and until all of it is drawn; its page is in a tab. */
export async function benchPopup(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web });
  const [running, stopped]: [Opened[], Opened[]] = [[], []];
  try {
    for (let run = -1; run < runs; run += 1) {
      const warm = await opened(browser);
      await browser.killWorker();
      const cold = await opened(browser);
      if (run < 0) continue; // the first one fills the caches
      running.push(warm);
      stopped.push(cold);
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return [...figuresOf('running', running), ...figuresOf('stopped', stopped)];
}

/** ms from opening the popup. */
interface Opened {
  usable: number;
  whole: number;
}

function figuresOf(worker: 'running' | 'stopped', samples: readonly Opened[]): Figure[] {
  const usable = samples.map((one) => one.usable);
  const whole = samples.map((one) => one.whole);
  return [
    milliseconds(`popup usable, worker ${worker}`, usable, { most: 400 }),
    milliseconds(`popup whole, worker ${worker}`, whole),
  ];
}

async function opened(browser: Chromium): Promise<Opened> {
  const page = await browser.context.newPage();
  const begun = performance.now();
  await page.goto(browser.address('popup.html'), { waitUntil: 'commit' });
  await seen(page, '.popup-state h1');
  const usable = performance.now() - begun;
  await seen(page, '.popup-footer');
  const whole = performance.now() - begun;
  await page.close();
  return { usable, whole };
}
