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
