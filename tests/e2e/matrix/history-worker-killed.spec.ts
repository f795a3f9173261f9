import type { Page } from '@playwright/test';
import type { Chromium } from '../../../harness/chromium/chromium.ts';
import { until } from '../../../harness/until.ts';
import { expect, test } from '../fixtures/test.ts';
import { meetsNotice } from './rows/unreachable.ts';
import { settleAfterEach } from './settle.ts';

test.use({ killed: true, browserOptions: { unknown: ['web.telegram.im'], refused: ['titanembeds.com'] } });
settleAfterEach();

test('unreachable: name not resolved', async ({ guarded, journal, notice, ready }) => {
  await ready();
  await meetsNotice({ guarded, journal, notice }, 'telegram', 'https://web.telegram.im/');
});

test('unreachable: connection refused', async ({ guarded, journal, notice, ready }) => {
  await ready();
  await meetsNotice({ guarded, journal, notice }, 'discord', 'https://titanembeds.com/embed/1');
});

test('unreachable: an error answer without a page', async ({ guarded, web, journal, notice, ready }) => {
  web.at('web.telegram.org/empty', { status: 503, raw: '' });
  await ready();
  await meetsNotice({ guarded, journal, notice }, 'telegram', 'https://web.telegram.org/empty');
});

test('unreachable: this PC is offline', async ({ pc, journal, notice, ready }) => {
  const page = await pc.open('https://lesson.example/');
  await pc.context.setOffline(true);
  await ready();
  await pc.go(page, 'https://weba.telegram.org/');
  await notice.isIn({ url: async () => page.url() }, 'telegram');
  await journal.adds({ system: 'telegram', noticed: 'unreachable' });
  await pc.context.setOffline(false);
  await page.close();
});

test('prerendered page on a host without access', async ({ pc, web, journal, notice, ready }) => {
  const client = '/lwa/WebPages/LwaClient.aspx';
  web.at('sfb.partner.example/', { body: prerenders(client) });
  await ready();
  const page = await pc.open('https://sfb.partner.example/');
  await until(() => web.requestsTo('sfb.partner.example').some(({ path }) => path === client), { timeout: 20_000 });
  await journal.adds();
  expect(page.url()).toBe('https://sfb.partner.example/');
  await page.evaluate((there) => location.assign(there), client);
  const shown = await shownPage(pc, notice.address);
  await journal.adds({ system: 'skype-business', noticed: 'no-access' });
  await shown.close();
});

test('page delivered by the site’s own service worker, network down', async ({ pc, web, journal, ready }) => {
  const code = `oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim());
    onfetch = (e) => e.respondWith(new Response('<title>off line</title>', { headers: { 'content-type': 'text/html' } }));`;
  web
    .at('call.whatsapp.com/sw.js', { headers: { 'content-type': 'text/javascript' }, raw: code })
    .at('call.whatsapp.com', { body: '<script>navigator.serviceWorker.register("/sw.js")</script>' });
  const page = await pc.open('https://call.whatsapp.com/voice');
  await expect(page).toShowBanner();
  await journal.adds({ system: 'whatsapp' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  web.fail('call.whatsapp.com', 'close');
  const requests = web.requestsTo('call.whatsapp.com').length;
  await ready();
  const offline = await pc.open('https://call.whatsapp.com/video');
  await expect(offline).toShowBanner();
  await expect(offline).toHaveTitle('off line');
  expect(web.requestsTo('call.whatsapp.com')).toHaveLength(requests);
  await journal.adds({ system: 'whatsapp', noticed: 'page' });
  await page.close();
  await offline.close();
});

const prerenders = (path: string): string =>
  `<script type="speculationrules">${JSON.stringify({ prerender: [{ urls: [path], eagerness: 'immediate' }] })}</script>`;

/** Waits for the page that a tab shows; the browser lists a prerendered one before it has its tab. */
function shownPage(pc: Chromium, start: string): Promise<Page> {
  const isShown = (page: Page): Promise<boolean> =>
    page.evaluate(() => !(document as { prerendering?: boolean }).prerendering).catch(() => false);
  const find = async (): Promise<Page | undefined> => {
    for (const page of pc.pages()) if (page.url().startsWith(start) && (await isShown(page))) return page;
    return undefined;
  };
  return until(find, { timeout: 20_000, what: `${start} shown in a tab` });
}
