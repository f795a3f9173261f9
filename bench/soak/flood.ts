import type { CDPSession, Page } from 'puppeteer-core';
import type { Chromium } from '../../harness/chromium.ts';
import { openRoom } from '../../harness/classroom.ts';
import { type Finding, secondsSince } from '../../harness/finding.ts';
import { quiet, tally } from '../../harness/journal-tally.ts';
import { madeUpIncident } from '../../harness/made-up-entries.ts';
import { until } from '../../harness/until.ts';

/** Bytes that the worker may grow by. */
const GROWTH = 10 * 1024 * 1024;

/** ms in which another tab is warned and recorded during the flood. */
const SERVED = 5000;

/** How often the sender lets its own page breathe. */
const BURSTS = 100;

/**
 * A page that has broken into our script forges incidents of its visit, each with a separate id: they are one visit
 * and one incident, and other tabs are served meanwhile.
 */
export async function flood(messages: number, seconds: number): Promise<Finding> {
  const room = await openRoom();
  const { browser } = room;
  const page = await browser.open('https://web.viber.com/');
  await browser.waitForBanner(page, { timeout: 20_000 });
  const own = await ownIncident(browser);
  const before = await heapOf(browser);
  const started = Date.now();
  const flooding = inOurWorld(page, browser.id, forge(messages, seconds, own));
  const served = await serveAnother(browser);
  await flooding;
  const took = secondsSince(started);
  const grown = (await heapOf(browser)) - before;
  const { incidents, gaps } = await quiet(browser);
  await room.close();
  const viber = incidents.get('viber') ?? 0;
  const whatsapp = incidents.get('whatsapp') ?? 0;
  return {
    name: 'flood of forged messages',
    goal: `${messages} messages in ${seconds} s: one incident, worker grows ≤ 10 MB, another tab served in ${SERVED} ms`,
    measured: {
      messages,
      seconds: took,
      incidents: viber,
      others: whatsapp,
      grownKB: Math.round(grown / 1024),
      served,
    },
    // How fast a page can send is the machine's matter: the more there is at once, the harder for the worker.
    met: viber === 1 && whatsapp === 1 && gaps.length === 0 && grown <= GROWTH && served <= SERVED,
  };
}

/** The incident of the visit that floods, once the journal has it. */
async function ownIncident(browser: Chromium): Promise<object> {
  const kept = await until(
    async () => {
      const { databases, local, session } = await browser.storage();
      const rows = databases.dezhurny?.entries ?? [];
      return tally({ databases, local, session }).waiting.length === 0 && rows.length === 1 && rows[0];
    },
    { timeout: 20_000, every: 100, what: 'the incident' },
  );
  // Without its place in the journal: the worker takes no entry that says more than a page knows.
  return Object.fromEntries(Object.entries(kept as object).filter(([name]) => name in madeUpIncident()));
}

/** @returns ms until another messenger's page had its banner and its incident was in the journal */
async function serveAnother(browser: Chromium): Promise<number> {
  const started = Date.now();
  const page = await browser.open('https://web.whatsapp.com/');
  await browser.waitForBanner(page, { timeout: 60_000 });
  await browser.reading((read) => {
    const isKept = async (): Promise<boolean> => tally(await read()).incidents.has('whatsapp');
    return until(isKept, { timeout: 60_000, every: 50, what: 'the other incident' });
  });
  return Date.now() - started;
}

/** Bytes that the worker's objects take, rubbish left out. */
async function heapOf(browser: Chromium): Promise<number> {
  const { client } = await browser.worker();
  await client.send('HeapProfiler.collectGarbage');
  return (await client.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs code in the world of our script in a page. */
async function inOurWorld(page: Page, id: string, expression: string): Promise<void> {
  const session: CDPSession = await page.createCDPSession();
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${id}`) contextId = context.id;
  });
  await session.send('Runtime.enable');
  const { exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
}

/** Resolves when every message has had its answer, or an error. */
function forge(messages: number, seconds: number, incident: object): string {
  return `(async () => {
    const sent = [];
    for (let burst = 0; burst < ${BURSTS}; burst++) {
      for (let n = 0; n < ${messages / BURSTS}; n++) {
        const entry = { ...${JSON.stringify(incident)}, id: crypto.randomUUID() };
        sent.push(chrome.runtime.sendMessage({ type: 'deliver', key: entry.id, entry }).catch(() => 0));
      }
      await new Promise((resume) => setTimeout(resume, ${(seconds * 1000) / BURSTS}));
    }
    await Promise.all(sent);
  })()`;
}
