import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { Chromium } from '../harness/chromium/chromium.ts';
import { launchContext } from '../harness/chromium/launch.ts';
import { FakeWeb } from '../harness/fake-web.ts';
import { type Figure, median, milliseconds } from '../harness/figure.ts';
import { cpuOfTree } from './cpu.ts';

const LOADS_A_ROUND = 8;
const ADDRESS = 'https://lesson.example/';

/** Cost of the loads in one browser: ms per page, and ms of processor time per round. */
interface Taken {
  loads: number[];
  rounds: number[];
}

/**
 * Measure what the extension costs an unrelated page: the same loads in a browser with it and in two without it, in
 * turn. The two without it differ by noise only.
 */
export async function benchInnocent(runs: number): Promise<Figure[]> {
  const web = await FakeWeb.start();
  web.at('lesson.example', { raw: heavyPage() });
  const guarded = await Chromium.launch({ web });
  const plain = [await launchPlain(web), await launchPlain(web)];
  try {
    await guarded.killWorker();
    const starts = await guarded.countWorkerStarts();
    const browsers = [guarded.context, ...plain.map(({ context }) => context)];
    const [withIt, without, again] = await takeTurns(browsers, runs);
    const woken = starts();
    const scripts = await foreignScripts(guarded.context);
    return [...compared(withIt, without, again), ...counted(woken, scripts)];
  } finally {
    await Promise.all([guarded.close(), ...plain.map(({ close }) => close())]);
    await web.close();
  }
}

async function takeTurns(browsers: readonly BrowserContext[], runs: number): Promise<[Taken, Taken, Taken]> {
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  const pids = await Promise.all(browsers.map(processId));
  const taken = browsers.map((): Taken => ({ loads: [], rounds: [] }));
  for (let run = -1; run < runs; run += 1) {
    for (const [i, page] of pages.entries()) {
      const round = await loadRound(page, pids[i] ?? 0);
      if (run < 0) continue; // the first round fills the caches
      taken[i]?.loads.push(...round.loads);
      taken[i]?.rounds.push(...round.rounds);
    }
  }
  return taken as [Taken, Taken, Taken];
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

function compared(withIt: Taken, without: Taken, again: Taken): Figure[] {
  const ratio = (name: string, a: readonly number[], b: readonly number[], most?: number): Figure[] =>
    a.length > 0 ? [{ name, value: median(a) / median(b), unit: '×', ...(most && { goal: { most } }) }] : [];
  return [
    milliseconds('innocent page loaded, with the extension', withIt.loads),
    milliseconds('innocent page loaded, without', without.loads),
    ...ratio('innocent page, load time with : without', withIt.loads, without.loads, 1.01),
    ...ratio('innocent page, load time without : without (noise)', again.loads, without.loads),
    ...ratio('innocent page, browser CPU with : without', withIt.rounds, without.rounds, 1.01),
    ...ratio('innocent page, browser CPU without : without (noise)', again.rounds, without.rounds),
  ];
}

function counted(woken: number, scripts: number): Figure[] {
  return [
    { name: 'innocent page, worker wake-ups', value: woken, unit: '', goal: { most: 0 } },
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

/** Return the id of the main process of a browser. */
async function processId(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  return processInfo.find(({ type }) => type === 'browser')?.id ?? 0;
}

/** Launch a browser that differs from the guarded one only in the extension. */
async function launchPlain({ port }: FakeWeb): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'dezhurny-plain-'));
  const context = await launchContext({
    ...{ port, unknown: [], refused: [], language: 'ru', trusting: true, headless: true },
    ...{ zone: 'Europe/Saratov', font: 'DejaVu Sans', log: `${profile}.log`, args: [], profile },
    ...{ endsOnSignals: true, executable: undefined },
  });
  const close = async (): Promise<void> => {
    await context.close();
    for (const path of [profile, `${profile}.log`]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
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
