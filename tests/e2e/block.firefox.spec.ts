import { blocks } from './fixtures/blocking.ts';
import { expect, test } from './fixtures/test.ts';
import { deliverItself, requestsToSystems } from './self-delivered-site.ts';

test('Firefox blocks the same way', async ({ guarded, web, journal, notice, change }) => {
  deliverItself(web, 'web.telegram.org');
  const first = await guarded.openTab('https://web.telegram.org/k/');
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await journal.adds({ system: 'telegram', mode: 'warn' });
  await first.close();
  await change({ mode: 'block' });
  await blocks(guarded, true);
  web.seen.length = 0;
  for (const [system, address, noticed] of [
    ['whatsapp', 'https://web.whatsapp.com/', 'refused'],
    ['discord', 'https://discord.com/app', 'refused'],
    // Its own service worker delivers it; Firefox reports a page that our script stops like a refused request.
    ['telegram', 'https://web.telegram.org/k/', 'refused'],
  ] as const) {
    const tab = await guarded.openTab(address);
    await notice.isIn(tab, system);
    await journal.adds({ system, mode: 'block', noticed });
    await tab.close();
  }
  expect(requestsToSystems(web)).toEqual([]);

  const docs = await guarded.openTab('https://discord.com/developers/docs');
  expect(await docs.evaluate(() => document.querySelector('h1')?.innerText)).toBe('discord.com');
  await change({ mode: 'warn' });
  await blocks(guarded, false);
  await expect(await guarded.openTab('https://web.viber.com/')).toShowBanner();

  // Other tests in the browser meet the site as new.
  const site = await guarded.openTab('https://web.telegram.org/k/');
  await site.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  });
});
