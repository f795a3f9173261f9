import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { until } from '../harness/until.ts';
import { seen } from './seen.ts';

const HOST = 'web.telegram.org';

/** Measure the ms from a navigation to a host that never answers until the notice can be read. Its rule waits 4 s. */
export async function benchHang(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.fail(HOST, 'mute');
  const browser = await Chromium.launch({ web });
  const [running, stopped]: [number[], number[]] = [[], []];
  try {
    for (let run = 0; run < Math.min(runs, 10); run += 1) {
      running.push(await noticeAfter(browser));
      await browser.killWorker();
      stopped.push(await noticeAfter(browser));
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return [
    milliseconds('host that hangs → notice, worker running', running),
    milliseconds('host that hangs → notice, worker stopped', stopped, { most: 6000 }),
  ];
}

async function noticeAfter(browser: Chromium): Promise<number> {
  const page = await browser.context.newPage();
  const begun = performance.now();
  page.goto(`https://${HOST}/`).catch(() => undefined); // the notice takes its place
  const isNotice = (): boolean => page.url().includes('/notice.html');
  await until(isNotice, { every: 20, timeout: 120_000, what: 'the notice' });
  await seen(page, 'h1');
  const taken = performance.now() - begun;
  await page.close();
  return taken;
}
