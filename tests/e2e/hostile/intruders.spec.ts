import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newIncident } from '../../../core/journal/incident.ts';
import { expect, objectsOf, test } from '../fixtures/test.ts';

/** Messages that ask the worker for something. */
const demands = [
  { type: 'export' },
  { type: 'erase' },
  { type: 'eraseJournal' },
  { type: 'settings', settings: { mode: 'audit' } },
  { type: 'left' },
  { type: 'leave', to: 'close' },
  { type: 'beaten' },
  { type: 'deliver', key: 'k', entry: incident() },
];

/** Forged messages a test sends. */
const FLOOD = Number(process.env.FLOOD ?? 2000);

/** Most bytes by which the worker's memory may grow in a flood. */
const MOST_GROWTH = 10 * 1024 * 1024;

test('a page of ours gets nothing from the worker, whatever it asks', async ({ pc, admin, journal }) => {
  await journal.opened();
  const page = await admin.open();
  const before = await journal.dump();
  for (const demand of demands) {
    expect(await page.evaluate((message) => chrome.runtime.sendMessage(message), demand)).toBeFalsy();
  }
  expect((await journal.dump()).local).toEqual(before.local);
  expect((await journal.settled()).incidents).toEqual([]);
  expect((await pc.storage()).databases.dezhurny?.entries ?? []).toEqual([]);
});

test('the script on a messenger’s page can neither export, erase nor set anything', async ({ pc, journal }) => {
  const page = await pc.open('https://web.telegram.org/a/');
  await expect(page).toShowBanner();
  await journal.adds({ system: 'telegram' });
  await journal.opened();
  const before = await journal.dump();
  const run = await inOurWorld(page, pc.id);
  for (const demand of demands.slice(0, 4)) {
    expect(await run(`chrome.runtime.sendMessage(${JSON.stringify(demand)})`)).toBeFalsy();
  }
  expect((await journal.dump()).local).toEqual(before.local);
  await journal.adds();
});

test('another extension reaches nothing', async ({ launch }) => {
  const own = await launch();
  const { journal } = objectsOf(own);
  const folder = emptyExtension();
  const id = await own.installAnother(folder);
  const before = await journal.settled();
  const page = await own.open(`chrome-extension://${id}/page.html`);
  const answers = await page.evaluate(askAnother, { ours: own.id, messages: demands });
  for (const answer of answers) expect(answer).toContain('Receiving end does not exist');
  expect(answers).toHaveLength(demands.length);
  expect(await page.evaluate(connectTo, own.id)).toBe('refused');
  for (const file of ['manifest.json', 'options.html', 'content-scripts/messenger.js', 'icon/16.png']) {
    expect(await page.evaluate(fetchOf, own.address(file)), file).toBe('refused');
  }
  expect(await journal.settled()).toEqual(before);
  rmSync(folder, { recursive: true, force: true });
});

test('serves other tabs during a flood of forged messages, and makes one incident of it', async ({ pc, journal }) => {
  const page = await pc.open('https://web.viber.com/');
  await expect(page).toShowBanner();
  const [first] = await journal.adds({ system: 'viber' });
  const before = await pc.workerHeap();
  const run = await inOurWorld(page, pc.id);
  const flood = run(forge(FLOOD, first));
  const started = Date.now();
  const other = await pc.open('https://web.whatsapp.com/');
  await expect(other).toShowBanner();
  const served = Date.now() - started;
  const sent = await flood;
  const grown = (await pc.workerHeap()) - before;
  console.log(`${sent}: worker grew by ${Math.round(grown / 1024)} kB, the other tab was served in ${served} ms`);
  expect(grown).toBeLessThanOrEqual(MOST_GROWTH);
  await journal.adds({ system: 'whatsapp' });
});

/** Runs in a page of another extension. @returns an error's text for each message, or `answered` */
function askAnother({ ours, messages }: { ours: string; messages: object[] }): Promise<string[]> {
  const ask = (message: object): Promise<string> =>
    chrome.runtime.sendMessage(ours, message).then(() => 'answered', String);
  return Promise.all(messages.map(ask));
}

/** Runs in a page of another extension. */
function connectTo(ours: string): Promise<string> {
  return new Promise((done) => chrome.runtime.connect(ours).onDisconnect.addListener(() => done('refused')));
}

/** Runs in a page. */
function fetchOf(url: string): Promise<string> {
  return fetch(url).then(
    () => 'read',
    () => 'refused',
  );
}

/** Forges messages as a page could that has broken into our script: each an incident with another id. */
function forge(count: number, own: unknown): string {
  return `(async () => {
    const started = Date.now();
    const burst = Math.ceil(${count} / 100);
    let sent = 0;
    const answers = [];
    for (let i = 0; i < 100; i++) {
      for (let n = 0; n < burst; n++, sent++) {
        const entry = { ...${JSON.stringify(own)}, id: crypto.randomUUID() };
        delete entry.seq; delete entry.key;
        answers.push(chrome.runtime.sendMessage({ type: 'deliver', key: entry.id, entry }).catch(() => 0));
      }
      await new Promise((resume) => setTimeout(resume, ${count / 100}));
    }
    await Promise.all(answers);
    return sent + ' forged messages in ' + (Date.now() - started) / 1000 + ' s';
  })()`;
}

/** Finds the world of our own script in a page. @returns evaluates an expression there */
async function inOurWorld(page: Page, extensionId: string): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) contextId = context.id;
  });
  await session.send('Runtime.enable');
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
}

/** An extension that does nothing, with a page. */
function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-intruder-'));
  const manifest = { manifest_version: 3, name: 'intruder', version: '1', background: { service_worker: 'w.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'w.js'), '');
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>intruder</title>');
  return folder;
}

function incident(): object {
  const match = { system: 'discord', item: '1', surface: 'client', reach: 'host' } as const;
  const period = { day: '2026-11-23', lesson: null, hour: 9 };
  return newIncident(
    crypto.randomUUID(),
    { kind: 'warn', reason: 'classroom', match, period, to: null },
    'page',
    'rpl-2025-09-01',
  );
}
