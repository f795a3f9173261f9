import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { putSetting } from '../harness/private-store.ts';
import { until } from '../harness/until.ts';
import type { Slowing } from './slowed.ts';

const HOST = 'meet.school.example';

/** A path that is recognised on any host (rules/systems/skype-business.json), as a system without access is. */
const ADDRESS = `https://${HOST}/lwa/WebPages/LwaClient.aspx`;

/** ms in which the page's last report arrives, and on a slowed browser. */
const REPORT_MS = 300;
const SLOW_REPORT_MS = 2000;

interface Visit {
  wasAsked: boolean;
  /** ms between the page's first paint and its end; 0 if it was never painted. */
  visible: number;
}

/**
 * Measure how often, in mode `block`, a host without access is asked, and for how long its page is seen: block rules
 * need access, so the worker answers the event of the navigation. The page is the worst case: a few words, answered at
 * once.
 */
export async function benchNoAccess(runs: number, { slowed }: { slowed?: Slowing } = {}): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.at(HOST, { raw: reportingPage });
  const browser = await Chromium.launch({ web });
  const reportMs = slowed ? SLOW_REPORT_MS : REPORT_MS;
  const visits = { running: [] as Visit[], stopped: [] as Visit[] };
  try {
    const settings = { mode: 'block', educationalUse: 'always' };
    await browser.inPlainPage((page) => putSetting(page, 'settings', settings));
    await until(() => isBlocked(browser), { what: 'the mode' });
    for (let run = -1; run < runs; run += 1) {
      const running = await visit(browser, reportMs);
      await browser.killWorker();
      const stopped = await visit(browser, reportMs);
      if (run < 0) continue; // the first loads fill the caches
      visits.running.push(running);
      visits.stopped.push(stopped);
    }
  } finally {
    await browser.close();
    await web.close();
  }
  return [...figures('running', visits.running), ...figures('stopped', visits.stopped)];
}

function figures(worker: 'running' | 'stopped', visits: readonly Visit[]): Figure[] {
  const seen = visits.filter(({ visible }) => visible > 0);
  const share = (name: string, part: number): Figure => ({
    name: `mode block, no access, worker ${worker}: ${name}`,
    value: (100 * part) / visits.length,
    unit: '%',
    note: `n=${visits.length}`,
  });
  const times = seen.map(({ visible }) => visible);
  return [
    share('host is asked', visits.filter(({ wasAsked }) => wasAsked).length),
    share('page is seen', seen.length),
    ...(seen.length > 0 ? [milliseconds(`mode block, no access, worker ${worker}: page seen for`, times)] : []),
  ];
}

async function isBlocked(browser: Chromium): Promise<boolean> {
  const { given } = await browser.evaluate(() => chrome.storage.local.get('given'));
  return (given as { settings?: { mode?: string } } | undefined)?.settings?.mode === 'block';
}

async function visit(browser: Chromium, reportMs: number): Promise<Visit> {
  const { web } = browser;
  web.seen.length = 0;
  const page = await browser.context.newPage();
  await page.goto(ADDRESS).catch(() => undefined); // the notice takes its place
  await until(() => page.url().includes('notice.html'), { what: 'the notice' });
  await page.waitForTimeout(reportMs);
  await page.close();
  const requests = web.requestsTo(HOST).map(({ path }) => path);
  const report = requests.find((path) => path.startsWith('/gone?'));
  const told = new URLSearchParams(report?.split('?')[1]);
  const painted = Number(told.get('painted'));
  return { wasAsked: requests.length > 0, visible: painted > 0 ? Number(told.get('at')) - painted : 0 };
}

/** Tells when it was first painted and when it was left, in ms since its navigation started. */
const reportingPage = `<!doctype html><meta charset="utf-8"><title>Встреча</title><p>Встреча началась</p><script>
let painted = 0;
new PerformanceObserver((list) => { painted = list.getEntries()[0].startTime; }).observe({ type: 'paint', buffered: true });
addEventListener('pagehide', () => navigator.sendBeacon('/gone?painted=' + painted + '&at=' + performance.now()));
</script>`;
