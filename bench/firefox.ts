import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { Firefox } from '../harness/firefox.ts';
import { deliveredIncident } from '../harness/made-up-entries.ts';
import { until } from '../harness/until.ts';
import { deliverAndWait } from './acknowledge.ts';

/** Measure how soon Firefox paints the banner and acknowledges an incident; its stopped background page starts for both. */
export async function benchFirefox(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.at('web.telegram.org', { raw: watchedPage });
  const browser = await Firefox.launch({ web });
  const banner = { running: [] as number[], stopped: [] as number[] };
  const kept = { running: [] as number[], stopped: [] as number[] };
  try {
    const page = await browser.extensionPage('notice.html');
    const deliver = (nth: number): Promise<number> => page.evaluate(deliverAndWait, deliveredIncident(nth));
    for (let run = -1; run < runs; run += 1) {
      for (const state of ['running', 'stopped'] as const) {
        if (state === 'stopped') await browser.stopBackground();
        const painted = await bannerAfter(browser);
        if (state === 'stopped') await browser.stopBackground();
        const acknowledged = await deliver(2 * run + Number(state === 'stopped') + 100);
        if (run < 0) continue; // the first ones fill the caches
        banner[state].push(painted);
        kept[state].push(acknowledged);
      }
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return (['running', 'stopped'] as const).flatMap((state) => [
    milliseconds(`Firefox: committed → banner painted, background page ${state}`, banner[state]),
    milliseconds(`Firefox: incident acknowledged, background page ${state}`, kept[state]),
  ]);
}

/** Return the ms between the first byte of a page and the frame after its banner came. */
async function bannerAfter(browser: Firefox): Promise<number> {
  const page = await browser.open('https://web.telegram.org/');
  const painted = await until(() => page.evaluate(readPainted), { timeout: 20_000, what: 'the banner painted' });
  await page.close();
  return painted;
}

/** Runs in the page. */
function readPainted(): number | false {
  const { banner } = globalThis as unknown as { banner?: number };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return banner !== undefined && navigation !== undefined && banner - navigation.responseStart;
}

const watchedPage = `<!doctype html><meta charset="utf-8"><script>
  const look = () => {
    if (!document.documentElement.querySelector(':scope > div')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { self.banner = performance.now() }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true });
  look();
</script><title>web</title><h1>web.telegram.org</h1><p>Сообщения</p>`;
