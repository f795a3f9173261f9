import type { Page } from '@playwright/test';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { openRoom } from '../../harness/classroom.ts';
import { type Finding, secondsSince } from '../../harness/finding.ts';
import { quiet, tally } from '../../harness/journal-tally.ts';
import { madeUpIncident } from '../../harness/made-up-entries.ts';
import { until } from '../../harness/until.ts';

/** Bytes that the worker may grow by. */
const GROWTH = 10 * 1024 * 1024;

/** ms within which another tab must be warned and recorded during the flood. */
const SERVED = 5000;

/** Bursts that the messages are sent in; the page's event loop runs between them. */
const BURSTS = 100;

/**
 * A page that has compromised our content script forges incidents of its visit, each with a separate id. They must
 * count as one visit and one incident, and other tabs must still be served.
 */
export async function flood(messages: number, seconds: number): Promise<Finding> {
  const room = await openRoom();
  const { browser } = room;
  const page = await browser.open('https://web.viber.com/');
  await until(() => browser.banner(page), { what: 'the banner' });
  const own = await ownIncident(browser);
  const before = await browser.workerHeap();
  const started = Date.now();
  const flooding = inOurWorld(page, browser.id, forge(messages, seconds, own));
  const served = await serveAnother(browser);
  await flooding;
  const took = secondsSince(started);
  const grown = (await browser.workerHeap()) - before;
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
    // The send rate depends on the machine: a higher rate puts more load on the worker.
    met: viber === 1 && whatsapp === 1 && gaps.length === 0 && grown <= GROWTH && served <= SERVED,
  };
}

/** Return the incident of the flooding visit, once the journal has it. */
async function ownIncident(browser: Chromium): Promise<object> {
  const kept = await until(
    async () => {
      const { databases, local, session } = await browser.storage();
      const rows = databases.dezhurny?.entries ?? [];
      return tally({ databases, local, session }).waiting.length === 0 && rows.length === 1 && rows[0];
    },
    { timeout: 20_000, every: 100, what: 'the incident' },
  );
  // Drop the journal's own fields: the worker rejects an entry with fields that a page cannot know.
  return Object.fromEntries(Object.entries(kept as object).filter(([name]) => name in madeUpIncident()));
}

/** @returns ms until another messenger's page had its banner and its incident was in the journal */
async function serveAnother(browser: Chromium): Promise<number> {
  const started = Date.now();
  const page = await browser.open('https://web.whatsapp.com/');
  await until(() => browser.banner(page), { timeout: 60_000, what: 'the other banner' });
  await browser.reading((read) => {
    const isKept = async (): Promise<boolean> => tally(await read()).incidents.has('whatsapp');
    return until(isKept, { timeout: 60_000, every: 50, what: 'the other incident' });
  });
  return Date.now() - started;
}

/** Run code in the isolated world of our content script in a page. */
async function inOurWorld(page: Page, id: string, expression: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${id}`) contextId = context.id;
  });
  await session.send('Runtime.enable');
  const { exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, awaitPromise: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
}

/** Return code that resolves when every message has an answer or an error. */
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
