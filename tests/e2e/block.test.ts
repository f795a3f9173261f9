import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { indexRules, isOwnHost } from '../../core/rules/match.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import type { Chromium } from '../../harness/chromium.ts';
import { StandIns } from '../../harness/fake-web.ts';
import { Firefox } from '../../harness/firefox.ts';
import { until } from '../../harness/until.ts';
import { pack } from '../../rules/index.ts';
import { blocks } from './blocking.ts';
import { type Classroom, nine, openClassroom, recorded, set, settled } from './classroom.ts';

const zone = 'Europe/Saratov';
const slow = { timeout: 20_000 };

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

const index = indexRules(pack.systems);

/** Everything the systems' own hosts were asked for; the browser itself asks others for this and that. */
function asked(web: StandIns = room.web): string[] {
  const addresses = web.seen.map(({ scheme, host, path }) => `${scheme}://${host}${path}`);
  return addresses.filter((address) => isOwnHost(new URL(address), index));
}

async function block(browser: Chromium, change: Partial<Settings> = {}): Promise<void> {
  await set(browser, { mode: 'block', educationalUse: 'always', ...change });
  await blocks(browser, true);
}

/** The tab has come to the notice page, which offers no staying. */
async function isTurnedAway(page: Page): Promise<void> {
  await until(() => page.url().includes('/notice.html#'), { ...slow, what: `the notice instead of ${page.url()}` });
  await page.locator('aria/Закрыть вкладку').setTimeout(20_000).wait();
  expect(await page.$('aria/Остаться')).toBeNull();
}

test.each(nine)('%s: nothing is asked for, one incident, the notice', async (system, address) => {
  await block(room.browser);
  const before = (await settled(room.browser)).incidents.length;
  await room.browser.killWorker();
  room.web.seen.length = 0;
  const page = await room.browser.open(address);
  await isTurnedAway(page);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length > before);
  expect(incidents.slice(before)).toMatchObject([{ system, mode: 'block' }]);
  expect(asked()).toEqual([]);
  await page.close();
});

test.each([
  'https://discord.com/developers/docs',
  'https://discord.com/blog',
  'https://telegram.org/faq',
  'https://core.telegram.org/bots',
  'https://www.whatsapp.com/legal',
  'https://www.viber.com/en/blog',
])('%s of the same vendor is reachable', async (address) => {
  await block(room.browser);
  const page = await room.browser.open(address);
  expect(await page.$eval('h1', ({ innerText }) => innerText)).toBe(new URL(address).hostname);
  await page.close();
});

it('is asked for in no frame of an innocent page either, and that is no incident', async () => {
  await block(room.browser);
  const { incidents } = await settled(room.browser);
  room.web.at('lesson.example/frame', { body: '<iframe src="https://web.telegram.org/k/"></iframe>' });
  room.web.seen.length = 0;
  const page = await room.browser.open('https://lesson.example/frame');
  await until(() => page.frames().length === 2, slow);
  await new Promise((resume) => setTimeout(resume, 500)); // nothing is what must happen
  expect(asked()).toEqual([]);
  expect((await settled(room.browser)).incidents).toEqual(incidents);
  await page.close();
});

it('an address on a host of others is left for the notice', async () => {
  await block(room.browser);
  const page = await room.browser.open('https://sfb.partner.example/lwa/WebPages/LwaClient.aspx');
  await isTurnedAway(page);
  await page.close();
});

/** A site whose own service worker delivers its pages, asks for their files, and has the browser ask beforehand. */
function deliversItself(web: StandIns, host: string): void {
  web.at(host, { body: '<script>navigator.serviceWorker.register("/sw.js")</script>' });
  web.at(`${host}/sw.js`, {
    headers: { 'content-type': 'text/javascript' },
    raw: `onactivate = (event) => event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload.enable()]));
      const page = \`<!doctype html><title>own</title><link rel="stylesheet" href="/k/a.css"><script src="/k/a.js"></script>
        <script>fetch('/k/late'); new WebSocket('wss://${host}/ws'); setInterval(() => fetch('/k/again'), 50)</script>
        <img src="/k/a.png"><iframe src="/k/frame"></iframe>\`;
      onfetch = (event) => event.request.mode === 'navigate' && event.request.destination === 'document'
        ? event.respondWith(new Response(page, { headers: { 'content-type': 'text/html' } }))
        : event.respondWith(fetch(event.request));`,
  });
}

/** Opens such a site while it is allowed, till its worker is in charge. */
async function visited(browser: Chromium, host: string): Promise<void> {
  await set(browser, { mode: 'audit' });
  await blocks(browser, false);
  const page = await browser.open(`https://${host}/k/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), slow);
  await browser.go(page, `https://${host}/k/`);
  expect(await page.title()).toBe('own');
  await page.close();
}

test.each(['up', 'down'])('a page of the site’s own service worker asks for nothing, network %s', async (network) => {
  const host = network === 'up' ? 'web.telegram.org' : 'web.whatsapp.com';
  deliversItself(room.web, host);
  await visited(room.browser, host);
  await block(room.browser);
  const before = (await settled(room.browser)).incidents.length;
  await room.browser.killWorker();
  if (network === 'down') room.web.fail(host, 'reset');
  room.web.seen.length = 0;
  const page = await room.browser.open(`https://${host}/k/`);
  await isTurnedAway(page);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length > before);
  expect(incidents.slice(before)).toMatchObject([{ mode: 'block', noticed: 'page' }]);
  expect(asked()).toEqual([]);
  await page.close();
  room.web.heal(host);
});

it('a page that is open when the mode changes is turned away and falls silent', async () => {
  await set(room.browser, { mode: 'warn', educationalUse: 'always' });
  await blocks(room.browser, false);
  const page = await room.browser.open('https://web.threema.ch/');
  await room.browser.waitForBanner(page, slow);
  const { incidents } = await settled(room.browser);
  await block(room.browser);
  await isTurnedAway(page);
  expect((await settled(room.browser)).incidents).toEqual(incidents);
  await page.close();
});

it('back to a warning: the rules are gone with the mode', async () => {
  await block(room.browser);
  await set(room.browser, { mode: 'warn' });
  await blocks(room.browser, false);
  const page = await room.browser.open('https://web.viber.com/');
  expect((await room.browser.waitForBanner(page, slow)).buttons).toContain('Остаться');
  await page.close();
});

it('a lesson by hand blocks from its start to its end', async () => {
  await set(room.browser, { mode: 'block', educationalUse: 'by-hand' });
  await blocks(room.browser, false);
  const page = await room.browser.extensionPage('manifest.json');
  const { day, minute } = localTime(new Date(), zone);
  await page.evaluate((lesson) => chrome.storage.local.set({ 'hand-lesson': lesson }), {
    from: `${day}T${formatClock(Math.max(minute - 1, 0))}`,
    until: null,
  });
  await blocks(room.browser, true);
  expect(await page.evaluate(async () => (await chrome.alarms.get('bell'))?.name)).toBe('bell');
  await page.evaluate(() => chrome.storage.local.remove('hand-lesson'));
  await blocks(room.browser, false);
  expect(await page.evaluate(async () => (await chrome.alarms.get('bell'))?.name)).toBeUndefined();
  await page.close();
});

it('rules hold from the first navigation after a restart', async () => {
  // Loaded with the start like an installed one: a browser takes an extension loaded later for another at its restart.
  const other = await openClassroom({ early: true });
  try {
    await block(other.browser);
    other.web.seen.length = 0;
    await other.browser.relaunch();
    await isTurnedAway(await other.browser.open('https://web.telegram.org/a/'));
    expect(asked(other.web)).toEqual([]);
  } finally {
    await other.close();
  }
});

it('Firefox blocks the same way', { timeout: 120_000 }, async () => {
  const web = await StandIns.start();
  const firefox = await Firefox.launch({ standIns: web });
  try {
    deliversItself(web, 'web.telegram.org');
    const first = await firefox.open('https://web.telegram.org/k/');
    await first.evaluate(async () => void (await navigator.serviceWorker.ready));
    await first.close();
    await set(firefox, { mode: 'block' });
    await blocks(firefox, true);
    const { incidents } = await settled(firefox);
    web.seen.length = 0;
    for (const address of ['https://web.whatsapp.com/', 'https://discord.com/app', 'https://web.telegram.org/k/']) {
      const page = await firefox.open(address);
      await until(async () => (await noticesIn(firefox)) === 1, { ...slow, what: `the notice instead of ${address}` });
      await page.close();
    }
    expect(asked(web)).toEqual([]);
    const more = await recorded(firefox, (journal) => journal.incidents.length >= incidents.length + 3);
    expect(more.incidents.slice(incidents.length).map(({ system, mode }) => `${system} ${mode}`)).toEqual([
      'whatsapp block',
      'discord block',
      'telegram block',
    ]);
    const docs = await firefox.open('https://discord.com/developers/docs');
    expect(await docs.$eval('h1', ({ innerText }) => innerText)).toBe('discord.com');
    await set(firefox, { mode: 'warn' });
    await blocks(firefox, false);
    await firefox.waitForBanner(await firefox.open('https://web.viber.com/'), slow);
  } finally {
    await firefox.close();
    await web.close();
  }
});

/** Tabs on the notice page, as the extension sees them: WebDriver tells nothing of the address of such a tab. */
async function noticesIn(firefox: Firefox): Promise<number> {
  const page = await firefox.extensionPage('manifest.json');
  const addresses = await page.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url));
  await page.close();
  return addresses.filter((url) => url?.includes('/notice.html#')).length;
}
