import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letWait, madeUpIncident, ringAlarm } from '../../../harness/made-up-entries.ts';
import { until } from '../../../harness/until.ts';
import { arrives, type Classroom, openClassroom, recorded, set, settled } from '../classroom.ts';

/*
 * Each event that the worker listens to, as the one that starts it. A listener that were registered only after something
 * was awaited would miss it. (For a delivered message it would go unnoticed: the page sends it again.)
 */

const SOON = { timeout: 20_000 };
const telegram = 'https://web.telegram.org/k/';
const folder = mkdtempSync(join(tmpdir(), 'dezhurny-first-'));
const extension = join(folder, 'extension');

let room: Classroom;
beforeAll(async () => {
  cpSync(resolve('.output/chrome-mv3'), extension, { recursive: true });
  room = await openClassroom({ extension });
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

const notice = (): string => `chrome-extension://${room.browser.id}/notice.html`;

async function asleep(): Promise<void> {
  await settled(room.browser);
  await room.browser.killWorker();
}

/** Open an address that may answer slowly. */
async function going(address: string): Promise<Page> {
  const page = await room.browser.browser.newPage();
  page.goto(address, { timeout: 0 }).catch(() => undefined); // the extension redirects it
  return page;
}

test('a message that delivers: the incident is in the journal', async () => {
  await asleep();
  const page = await room.browser.open(telegram);
  await room.browser.waitForBanner(page, SOON);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents).toMatchObject([{ system: 'telegram' }]);
  await page.close();
});

test('a message that asks to close the tab: the tab is gone', async () => {
  const page = await room.browser.open(telegram);
  const banner = await room.browser.waitForBanner(page, SOON);
  await asleep();
  await banner.press('Закрыть вкладку');
  await until(() => page.isClosed(), { ...SOON, what: 'the tab to be closed' });
});

test('a navigation that fails: the notice instead of the error page', async () => {
  room.web.fail('web.viber.com', 'close');
  await asleep();
  const page = await room.browser.open('https://web.viber.com/');
  await arrives(page, notice(), SOON.timeout);
  await page.close();
});

test('a navigation that begins, in mode block: the notice before the site has answered', async () => {
  await set(room.browser, { mode: 'block' });
  room.web.fail('mute.example', 'mute');
  await asleep();
  const page = await going('https://mute.example/lwa/WebPages/LwaClient.aspx');
  await arrives(page, notice(), SOON.timeout);
  await page.close();
  await set(room.browser, { mode: 'warn' });
});

test('a navigation that is committed on a host without access: the notice', async () => {
  let answer = (): void => undefined;
  room.web.at('slow.example', (_request, response) => {
    answer = () => void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Skype');
    return undefined;
  });
  await asleep();
  const page = await going('https://slow.example/lwa/WebPages/LwaClient.aspx');
  await until(() => room.web.requestsTo('slow.example').length > 0, SOON);
  await room.browser.killWorker(); // the navigation's beginning had started it
  answer();
  await arrives(page, notice(), SOON.timeout);
  await page.close();
});

test('settings that change: the banner comes over an open tab', async () => {
  await set(room.browser, { educationalUse: 'by-hand' });
  const page = await room.browser.open(telegram);
  await asleep();
  await set(room.browser, { educationalUse: 'always' });
  await room.browser.waitForBanner(page, SOON);
  await page.close();
});

test('the alarm, with a worker that dies after each: what waits comes into the journal', async () => {
  await asleep();
  const incident = madeUpIncident();
  await letWait(room.browser, [incident]);
  const isThere = async (): Promise<boolean> =>
    JSON.stringify((await room.browser.storage()).databases).includes(incident.id);
  await ringAlarm(room.browser);
  const seen = async (): Promise<boolean> =>
    JSON.stringify((await room.browser.storage()).session).includes(incident.id);
  await until(seen, { ...SOON, what: 'the first alarm to see it' });
  await room.browser.killWorker();
  expect(await isThere()).toBe(false);
  await ringAlarm(room.browser);
  await until(isThere, { timeout: 8000, what: 'the second alarm to move it' });
});

test('the bell’s alarm: the browser blocks again', async () => {
  await set(room.browser, { mode: 'block' });
  const page = await room.browser.extensionPage('manifest.json');
  const rules = (): Promise<number> =>
    page.evaluate(async () => (await chrome.declarativeNetRequest.getDynamicRules()).length);
  await until(async () => (await rules()) > 0, SOON);
  await asleep();
  await page.evaluate(async () => {
    const all = await chrome.declarativeNetRequest.getDynamicRules();
    await chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds: all.map(({ id }) => id) });
  });
  await page.evaluate(() => chrome.alarms.create('bell', { when: Date.now() }));
  await until(async () => (await rules()) > 0, { ...SOON, what: 'rules' });
  await page.close();
  await set(room.browser, { mode: 'warn' });
});

test('an update: a page that was open is warned by the new version', async () => {
  const page = await room.browser.open('https://web.whatsapp.com/');
  await room.browser.waitForBanner(page, SOON);
  await asleep();
  const manifest = join(extension, 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"version":"[^"]*"/, '"version":"99.0"'));
  await room.browser.browser.installExtension(extension);
  await until(async () => (await versionsIn(page)).includes('99.0'), { ...SOON, what: 'the new version in the page' });
  await room.browser.waitForBanner(page, SOON);
  await page.close();
});

test('a browser start: what the last session left unanswered is so', async () => {
  const page = await room.browser.open('https://discord.com/app');
  await room.browser.waitForBanner(page, SOON);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.at(-1)?.system === 'discord');
  await room.browser.kill();
  await room.browser.relaunch();
  const { outcomes } = await recorded(
    room.browser,
    (journal) => journal.outcomes.some(({ incident }) => incident === incidents.at(-1)?.id),
    20_000,
  );
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'unanswered' });
});

/** Versions of the extension whose scripts run in a page. */
async function versionsIn(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const ours: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) ours.push(context.id);
  });
  await session.send('Runtime.enable');
  const versions = ours.map(async (contextId) => {
    const expression = 'chrome.runtime?.id ? chrome.runtime.getManifest().version : "orphaned"';
    return (await session.send('Runtime.evaluate', { contextId, expression })).result.value as string;
  });
  const found = await Promise.all(versions);
  await session.detach();
  return found;
}
