import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { newIncident } from '../../../core/journal/incident.ts';
import { type Classroom, openClassroom, recorded, recordedIn, set, settled } from '../classroom.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

const demands = [
  { type: 'export' },
  { type: 'erase' },
  { type: 'eraseJournal' },
  { type: 'settings', settings: { mode: 'audit' } },
  { type: 'left' },
  { type: 'close-tab' },
  { type: 'beaten' },
  { type: 'deliver', key: 'k', entry: incident() },
];

test('a page of ours gets nothing from the worker, whatever it asks', async () => {
  await settled(room.browser);
  const page = await room.browser.extensionPage('options.html');
  const before = await room.browser.storage();
  for (const demand of demands) {
    expect(await page.evaluate((message) => chrome.runtime.sendMessage(message), demand)).toBeFalsy();
  }
  const after = await room.browser.storage();
  expect(after.local).toEqual(before.local);
  expect(recordedIn(after)).toEqual({ incidents: [], outcomes: [], gaps: [] });
  await page.close();
});

test('the script on a messenger’s page can neither export, erase nor set anything', async () => {
  const page = await room.browser.open('https://web.telegram.org/a/');
  await room.browser.waitForBanner(page);
  await recorded(room.browser, ({ incidents }) => incidents.length === 1);
  const before = await room.browser.storage();
  const world = await ourWorld(page);
  for (const demand of demands.slice(0, 4)) {
    expect(await world.run(`chrome.runtime.sendMessage(${JSON.stringify(demand)})`)).toBeFalsy();
  }
  expect((await room.browser.storage()).local).toEqual(before.local);
  expect((await settled(room.browser)).incidents).toHaveLength(1);
  await page.close();
});

test('another extension reaches nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-intruder-'));
  mkdirSync(folder, { recursive: true });
  const manifest = { manifest_version: 3, name: 'intruder', version: '1', background: { service_worker: 'w.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'w.js'), '');
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>intruder</title>');
  const id = await room.browser.browser.installExtension(folder);
  await recorded(room.browser, ({ outcomes }) => outcomes.length === 1); // of the tab before
  const before = await settled(room.browser);
  const page = await room.browser.browser.newPage();
  await page.goto(`chrome-extension://${id}/page.html`);
  const answers = await page.evaluate(
    (ours, all) =>
      Promise.all(
        all.map((message) =>
          chrome.runtime.sendMessage(ours, message).then(
            () => 'answered',
            (error) => String(error),
          ),
        ),
      ),
    room.browser.id,
    demands,
  );
  for (const answer of answers) expect(answer).toContain('Receiving end does not exist');
  const port = await page.evaluate(
    (ours) => new Promise((done) => chrome.runtime.connect(ours).onDisconnect.addListener(() => done('refused'))),
    room.browser.id,
  );
  expect(port).toBe('refused');
  for (const file of ['manifest.json', 'options.html', 'content-scripts/messenger.js', 'icon/16.png']) {
    const fetched = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'read',
          () => 'refused',
        ),
      `chrome-extension://${room.browser.id}/${file}`,
    );
    expect(fetched, file).toBe('refused');
  }
  expect(await settled(room.browser)).toEqual(before);
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

it('serves other tabs during a flood of forged messages, and makes one incident of it', async () => {
  await set(room.browser, { mode: 'warn' });
  const before = (await settled(room.browser)).incidents.length;
  const page = await room.browser.open('https://web.viber.com/');
  await room.browser.waitForBanner(page);
  await recorded(room.browser, ({ incidents }) => incidents.length === before + 1);
  const own = (await settled(room.browser)).incidents.at(-1);
  const worker = await room.browser.worker();
  const memory = async (): Promise<number> => {
    await worker.client.send('HeapProfiler.collectGarbage');
    return (await worker.client.send('Runtime.getHeapUsage')).usedSize;
  };
  const memoryBefore = await memory();
  const world = await ourWorld(page);
  const flood = world.run(forge(Number(process.env.FLOOD ?? 2000), own));
  const started = Date.now();
  const other = await room.browser.open('https://web.whatsapp.com/');
  await room.browser.waitForBanner(other);
  const served = Date.now() - started;
  const answers = JSON.parse(String(await flood)) as { sent: number; seconds: number };
  const grown = (await memory()) - memoryBefore;
  console.log(
    `${answers.sent} forged messages in ${answers.seconds} s: worker grew by ${Math.round(grown / 1024)} kB, the other tab was served in ${served} ms`,
  );
  expect(grown).toBeLessThanOrEqual(10 * 1024 * 1024);
  const after = await recorded(room.browser, ({ incidents }) => incidents.length >= before + 2);
  expect(after.incidents).toHaveLength(before + 2);
  await page.close();
  await other.close();
});

/** Forges messages as a page could that has broken into our script: each an incident with an id of its own. */
function forge(count: number, own: unknown): string {
  return `(async () => {
    const started = Date.now();
    const burst = Math.ceil(${count} / 100);
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      for (let n = 0; n < burst; n++, sent++) {
        const entry = { ...${JSON.stringify(own)}, id: crypto.randomUUID() };
        delete entry.seq; delete entry.key;
        chrome.runtime.sendMessage({ type: 'deliver', key: entry.id, entry }).catch(() => 0);
      }
      await new Promise((resume) => setTimeout(resume, ${count / 100}));
    }
    await new Promise((resume) => setTimeout(resume, 1000));
    return JSON.stringify({ sent, seconds: (Date.now() - started) / 1000 });
  })()`;
}

/** The world of our own script in a page. */
async function ourWorld(page: Page): Promise<{ run(code: string): Promise<unknown> }> {
  const session: CDPSession = await page.createCDPSession();
  let contextId = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${room.browser.id}`) contextId = context.id;
  });
  await session.send('Runtime.enable');
  return {
    async run(expression) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    },
  };
}

function incident(): object {
  const match = { system: 'discord', item: 1, surface: 'client', reach: 'host' } as const;
  const period = { day: '2026-11-23', lesson: null, hour: 9 };
  return newIncident(
    crypto.randomUUID(),
    { kind: 'warn', reason: 'classroom', match, period, to: null },
    'page',
    'rpl-2025-09-01',
  );
}
