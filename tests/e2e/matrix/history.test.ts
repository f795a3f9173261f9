import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { until } from '../../../harness/until.ts';
import { inExtension } from '../classroom.ts';
import { at, chromiumRoom, oneRoom, type Room, shown, tabAt } from './room.ts';
import { tabs } from './rows/tabs.ts';
import { meets, unreachable } from './rows/unreachable.ts';

describe('Chromium, worker killed', () => {
  const room = oneRoom(() => chromiumRoom(true, { unknown: ['web.telegram.im'], refused: ['titanembeds.com'] }));
  const notice = (): string => `chrome-extension://${room().browser.id}/notice.html`;

  tabs(room);
  unreachable(room, notice);

  test('unreachable: name not resolved', () =>
    meets(room(), notice(), 'telegram', 'https://web.telegram.im/', () => undefined));

  test('unreachable: connection refused', () =>
    meets(room(), notice(), 'discord', 'https://titanembeds.com/embed/1', () => undefined));

  test('unreachable: an error answer without a page', () =>
    meets(room(), notice(), 'telegram', 'https://web.telegram.org/empty', (web) =>
      web.at('web.telegram.org/empty', { status: 503, raw: '' }),
    ));

  test('unreachable: this PC is offline', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open('https://lesson.example/');
    await page.setOfflineMode(true);
    await ready();
    await browser.go(page, 'https://weba.telegram.org/');
    await at(room(), page, notice());
    await ledger.adds({ system: 'telegram', noticed: 'unreachable' });
    await page.close();
  });

  test('prerendered page', async () => {
    const { browser, web, ledger, ready } = room();
    const rules = JSON.stringify({ prerender: [{ urls: ['/app'], eagerness: 'immediate' }] });
    const prerenders = `<script type="speculationrules">${rules}</script>`;
    await ready();
    web.at('discord.com', {}).heal('discord.com').at('discord.com/blog', { body: prerenders });
    const page = await browser.open('https://discord.com/blog');
    await until(() => web.requestsTo('discord.com').some(({ path }) => path === '/app'), { timeout: 20_000 });
    await browser.noBanner(page);
    await ledger.adds();
    await page.evaluate(() => location.assign('/app'));
    const there = await activated(room(), 'https://discord.com/app');
    await shown(room(), there);
    expect(await there.evaluate(activation), 'it was shown out of its prerendering').toBeGreaterThan(0);
    await ledger.adds({ system: 'discord', noticed: 'page' });
    await there.reload();
    await shown(room(), there);
    await ledger.adds();
    await there.close();
  });

  test('prerendered page on a host without access', async () => {
    const { browser, web, ledger, ready } = room();
    const client = '/lwa/WebPages/LwaClient.aspx';
    const rules = JSON.stringify({ prerender: [{ urls: [client], eagerness: 'immediate' }] });
    web.at('sfb.partner.example/', { body: `<script type="speculationrules">${rules}</script>` });
    await ready();
    const page = await browser.open('https://sfb.partner.example/');
    await until(() => web.requestsTo('sfb.partner.example').some(({ path }) => path === client), { timeout: 20_000 });
    await ledger.adds();
    expect(page.url()).toBe('https://sfb.partner.example/');
    await page.evaluate((there) => location.assign(there), client);
    const there = await tabAt(room(), notice());
    await ledger.adds({ system: 'skype-business', noticed: 'no-access' });
    await there.close();
  });

  test('page delivered by the site’s own service worker, network down', async () => {
    const { browser, web, ledger, ready } = room();
    const code = `oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim());
      onfetch = (e) => e.respondWith(new Response('<title>off line</title>', { headers: { 'content-type': 'text/html' } }));`;
    web
      .at('call.whatsapp.com/sw.js', { headers: { 'content-type': 'text/javascript' }, raw: code })
      .at('call.whatsapp.com', { body: '<script>navigator.serviceWorker.register("/sw.js")</script>' });
    const page = await browser.open('https://call.whatsapp.com/voice');
    await shown(room(), page);
    await ledger.adds({ system: 'whatsapp' });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    web.fail('call.whatsapp.com', 'close');
    const requests = web.requestsTo('call.whatsapp.com').length;
    await ready();
    const offline = await browser.open('https://call.whatsapp.com/video');
    await shown(room(), offline);
    expect(await offline.title()).toBe('off line');
    expect(web.requestsTo('call.whatsapp.com')).toHaveLength(requests);
    await ledger.adds({ system: 'whatsapp', noticed: 'page' });
    await page.close();
    await offline.close();
  });

  test('tabs closed under the banner', { retry: 0 }, () => room().ledger.settles());

  test('private window where the extension is allowed', async () => {
    const { browser, ledger } = room();
    const settings = await browser.open('chrome://extensions');
    await settings.evaluate(allowInPrivate, browser.id);
    await settings.close();
    await inExtension(browser, () => chrome.windows.create({ incognito: true, url: 'https://webk.telegram.org/' }));
    const page = await tabAt(room(), 'https://webk.telegram.org/');
    await shown(room(), page);
    await ledger.adds({ system: 'telegram', noticed: 'page' });
    await page.close();
    await ledger.settles();
  });
});

test('Chromium: unreachable: certificate not trusted', async () => {
  const strict = await chromiumRoom(false, { trusting: false });
  const page = `chrome-extension://${strict.browser.id}/notice.html`;
  try {
    await meets(strict, page, 'telegram', 'https://web.telegram.org/k/', () => undefined);
    await strict.ledger.settles();
  } finally {
    await strict.close();
  }
});

/** Waits for the page that a tab shows; the browser lists a prerendered one before it has its tab. */
async function activated({ browser }: Room, address: string): Promise<Page> {
  const isShown = (page: Page): Promise<boolean> =>
    page.evaluate(() => !(document as { prerendering?: boolean }).prerendering).catch(() => false);
  const find = async (): Promise<Page | undefined> => {
    for (const page of await browser.browser.pages()) {
      if (page.url() === address && (await isShown(page))) return page;
    }
    return undefined;
  };
  return until(find, { timeout: 20_000, what: `${address} shown in a tab` });
}

function activation(): number {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    activationStart: number;
  })[];
  return entry?.activationStart ?? 0;
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: object): Promise<void>;
  updateExtensionConfiguration(change: object): Promise<void>;
  onItemStateChanged: { addListener(listener: (event: { item_id: string; event_type: string }) => void): void };
}

/** What the switch on chrome://extensions does; the browser loads the extension anew, some time after it has said yes. */
async function allowInPrivate(extensionId: string): Promise<void> {
  const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }); // without it, unpacked ones are off
  const loaded = new Promise<void>((done) => {
    developerPrivate.onItemStateChanged.addListener(({ item_id, event_type }) => {
      if (item_id === extensionId && event_type === 'LOADED') done();
    });
  });
  await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  await loaded;
}
