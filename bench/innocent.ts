import type { BrowserContext, Page } from '@playwright/test';
import { Chromium } from '../harness/chromium/chromium.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, median, milliseconds } from '../harness/figure.ts';
import { cpuOfTree } from './cpu.ts';
import { installIdleExtension } from './idle-extension.ts';
import type { Peer } from './peers.ts';
import { PlainBrowser } from './plain-browser.ts';

const LOADS_A_ROUND = 8;

/** Loads in which starts of the worker are counted. */
const COUNTED_LOADS = 40;
const ADDRESS = 'https://lesson.example/';

/** Cost of the loads in one browser: ms per page, and ms of processor time per round. */
interface Taken {
  loads: number[];
  rounds: number[];
}

/**
 * Measure what the extension costs an unrelated page: the same loads in a browser with it, in two without an extension,
 * in one with an extension that does nothing, and in one with each peer. The two differ by noise only; the idle one tells
 * what any extension costs.
 * The worker's starts are counted afterwards, since counting takes a tab of the extension, which the others lack.
 */
export async function benchInnocent(runs: number, { peers }: { peers: readonly Peer[] }): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.at('lesson.example', { raw: heavyPage() });
  const guarded = await Chromium.launch({ web });
  const plain = (): Promise<PlainBrowser> => PlainBrowser.launch(web);
  const others = [await plain(), await plain(), await plain()] as const;
  const besides: PlainBrowser[] = [];
  try {
    await installIdleExtension(others[2]);
    for (const { folder } of peers) {
      const browser = await plain();
      besides.push(browser);
      await browser.installPeer(folder);
    }
    await guarded.killWorker();
    await guarded.closePlainPage();
    const taken = await takeTurns([guarded, ...others, ...besides], runs);
    return [...compared(taken, peers), ...(await countIn(guarded))];
  } finally {
    await Promise.all([guarded, ...others, ...besides].map((browser) => browser.close()));
    await web.close();
  }
}

/** Load in each browser in turn; each run begins with the next browser, so that none is always the first. */
async function takeTurns(browsers: readonly (Chromium | PlainBrowser)[], runs: number): Promise<Taken[]> {
  const pages = await Promise.all(browsers.map(({ context }) => context.newPage()));
  const pids = await Promise.all(browsers.map((browser) => browser.processId()));
  const taken = browsers.map((): Taken => ({ loads: [], rounds: [] }));
  for (let run = -1; run < runs; run += 1) {
    for (let turn = 0; turn < pages.length; turn += 1) {
      const i = (run + 1 + turn) % pages.length;
      const round = await loadRound(pages[i] as Page, pids[i] ?? 0);
      if (run < 0) continue; // the first round fills the caches
      taken[i]?.loads.push(...round.loads);
      taken[i]?.rounds.push(...round.rounds);
    }
  }
  return taken;
}

async function loadRound(page: Page, pid: number): Promise<Taken> {
  await page.bringToFront();
  const before = cpuOfTree(pid);
  const loads: number[] = [];
  for (let i = 0; i < LOADS_A_ROUND; i += 1) {
    await page.goto(ADDRESS, { waitUntil: 'load' });
    loads.push(await page.evaluate(loadTime));
  }
  const after = cpuOfTree(pid);
  return { loads, rounds: before !== undefined && after !== undefined ? [after - before] : [] };
}

/** Runs in the page. */
async function loadTime(): Promise<number> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  while (navigation && navigation.loadEventEnd === 0) await new Promise((resume) => setTimeout(resume, 1));
  return navigation?.loadEventEnd ?? 0;
}

function compared([withIt, without, again, idle, ...besides]: readonly Taken[], peers: readonly Peer[]): Figure[] {
  if (!withIt || !without || !again || !idle) return [];
  const rows: readonly [string, Taken, number?][] = [
    ['with : without', withIt, 1.01],
    ['an idle extension : without', idle],
    ['without : without (noise)', again],
    ...besides.map((taken, i): [string, Taken] => [`${peers[i]?.name} : without`, taken]),
  ];
  const ratios = (of: string, key: keyof Taken): Figure[] =>
    rows.flatMap(([name, taken, most]) =>
      taken[key].length === without[key].length && taken[key].length > 0
        ? [
            {
              name: `innocent page, ${of} ${name}`,
              ...ratioOf(taken[key], without[key]),
              ...(most && { goal: { most } }),
            },
          ]
        : [],
    );
  return [
    milliseconds('innocent page loaded, with the extension', withIt.loads),
    milliseconds('innocent page loaded, without', without.loads),
    ...ratios('load time', 'loads'),
    ...ratios('browser CPU', 'rounds'),
  ];
}

/** Return the median of the ratios of neighbours: both were measured within seconds, under the same load of the PC. */
function ratioOf(a: readonly number[], b: readonly number[]): Pick<Figure, 'value' | 'unit'> {
  return { value: median(a.map((one, i) => one / (b[i] ?? one))), unit: '×' };
}

async function countIn(guarded: Chromium): Promise<Figure[]> {
  const starts = await guarded.countWorkerStarts();
  const page = await guarded.context.newPage();
  for (let i = 0; i < COUNTED_LOADS; i += 1) await page.goto(ADDRESS, { waitUntil: 'load' });
  const scripts = await foreignScripts(guarded.context);
  return [
    { name: 'innocent page, worker wake-ups', value: starts(), unit: '', goal: { most: 0 } },
    { name: 'innocent page, scripts of the extension', value: scripts, unit: '', goal: { most: 0 } },
  ];
}

/** Count the isolated worlds of extensions in a new innocent page: without a world, no script is injected. */
async function foreignScripts(browser: BrowserContext): Promise<number> {
  const page = await browser.newPage();
  await page.goto(ADDRESS);
  const session = await browser.newCDPSession(page);
  let worlds = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    worlds += Number(context.origin.startsWith('chrome-extension://'));
  });
  await session.send('Runtime.enable');
  return worlds;
}

/** Return a page as large as a school's site, so that a slowdown can be measured. */
function heavyPage(): string {
  const rows = Array.from(
    { length: 600 },
    (_, i) => `<tr><td>${i}</td><td>Урок ${i}</td><td><a href="#${i}">тема</a></td></tr>`,
  );
  const script = `const sum = []; for (let i = 0; i < 3e5; i++) sum[i % 1000] = Math.sqrt(i); document.title += sum.length`;
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Расписание</title><table>${rows.join('')}</table><script>${script}</script>`;
}
