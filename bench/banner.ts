import { setTimeout as wait } from 'node:timers/promises';
import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { until } from '../harness/until.ts';
import { benchPixels } from './pixels.ts';
import { SETTLED_MS } from './settled.ts';

interface Painted {
  /** ms from the start of the navigation. */
  committed: number;
  own: number;
  banner: number;
}

/** Measure when the banner is painted, and whether a pixel of the page shows before it. */
export async function benchBanner(runs: number): Promise<Figure[]> {
  return [...(await benchPaint(runs)), ...(await benchPixels(runs))];
}

/**
 * Measure how soon the banner is painted after a navigation is committed, against the page's own first paint. The page
 * is the worst case: a few words that need no script, no style and no picture.
 */
async function benchPaint(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.at('web.telegram.org', { raw: watchedPage });
  const browser = await Chromium.launch({ web });
  const loads = { running: [] as Painted[], stopped: [] as Painted[] };
  try {
    for (let run = -1; run < runs; run += 1) {
      const running = await load(browser);
      if (run < 0) await wait(SETTLED_MS); // on a slow PC the events of the browser's start restart a worker again and again
      await browser.killWorker();
      const stopped = await load(browser);
      if (run < 0) continue; // the first loads fill the caches
      loads.running.push(running);
      loads.stopped.push(stopped);
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return [...figures('running', loads.running), ...figures('stopped', loads.stopped)];
}

function figures(worker: 'running' | 'stopped', loads: readonly Painted[]): Figure[] {
  const first = loads.filter(({ banner, own }) => banner <= own).length;
  const share: Figure = {
    name: `banner before the page's own paint, worker ${worker}`,
    value: (100 * first) / loads.length,
    unit: '%',
    note: `n=${loads.length}`,
    ...(worker === 'stopped' && { goal: { least: 95 } }),
  };
  const since = (event: 'banner' | 'own'): number[] => loads.map((one) => one[event] - one.committed);
  return [
    milliseconds(`committed → banner painted, worker ${worker}`, since('banner')),
    milliseconds(`committed → page painted, worker ${worker}`, since('own')),
    share,
  ];
}

async function load(browser: Chromium): Promise<Painted> {
  const page = await browser.open('https://web.telegram.org/');
  const painted = await until(() => page.evaluate(readPainted), { timeout: 20_000, what: 'banner and page painted' });
  await page.close();
  return painted;
}

/** Runs in the page. */
function readPainted(): Painted | false {
  const { banner, own } = globalThis as unknown as { banner?: number; own?: number };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (
    banner !== undefined &&
    own !== undefined &&
    navigation !== undefined && { committed: navigation.responseStart, own, banner }
  );
}

/**
 * The banner would count as the page's first contentful paint, so the page's paint time is that of its text. The banner's
 * shadow root is closed, so its paint time is that of a text which the page adds in the moment in which the banner is added:
 * no frame has that text before the banner. Both are the times at which the browser showed a frame.
 * https://wicg.github.io/element-timing/
 */
const watchedPage = `<!doctype html><meta charset="utf-8"><script>
  new PerformanceObserver((list) => {
    for (const { identifier, renderTime } of list.getEntries()) self[identifier] ??= renderTime;
  }).observe({ type: 'element', buffered: true });
  const look = () => {
    if (!document.documentElement.querySelector(':scope > div')) return;
    observer.disconnect();
    const beside = document.createElement('p');
    beside.setAttribute('elementtiming', 'banner');
    beside.textContent = 'beside the banner';
    document.documentElement.append(beside);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true });
  look();
</script><title>web</title><h1 elementtiming="own">web.telegram.org</h1><p>Сообщения</p>`;
