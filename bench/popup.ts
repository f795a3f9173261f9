import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';

/** Measure the ms from opening the popup until it says what holds now, with its page in a tab. */
export async function benchPopup(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web });
  const [alive, dead]: [number[], number[]] = [[], []];
  try {
    for (let run = -1; run < runs; run += 1) {
      const warm = await opened(browser);
      await browser.killWorker();
      const cold = await opened(browser);
      if (run < 0) continue; // the first one fills the caches
      alive.push(warm);
      dead.push(cold);
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return [
    milliseconds('popup usable, worker alive', alive, { most: 400 }),
    milliseconds('popup usable, worker dead', dead, { most: 400 }),
  ];
}

async function opened(browser: Chromium): Promise<number> {
  const page = await browser.context.newPage();
  const begun = performance.now();
  await page.goto(browser.address('popup.html'), { waitUntil: 'commit' });
  await page.locator('.popup-state h1').waitFor();
  const taken = performance.now() - begun;
  await page.close();
  return taken;
}
