import type { Page } from '@playwright/test';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import { sessionOf } from '../../harness/chromium/cdp.ts';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { nine } from '../../harness/nine-addresses.ts';
import { putSetting } from '../../harness/private-store.ts';
import { blocks } from './fixtures/blocking.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, objectsOf, test } from './fixtures/test.ts';
import { deliverItself, requestsToSystems } from './self-delivered-site.ts';

const blocking = { mode: 'block', educationalUse: 'always' } as const;
const warning = { mode: 'warn', educationalUse: 'always' } as const;

test.describe('in force', () => {
  test.use({ settings: blocking });
  test.beforeEach(({ guarded }) => blocks(guarded, true));

  for (const [system, address] of nine) {
    test(
      `${system}: nothing is asked for, one incident, the notice`,
      coreIf(['telegram', 'discord'].includes(system)),
      async ({ pc, web, journal }) => {
        await pc.killWorker();
        const page = await pc.open(address);
        await isTurnedAway(page);
        await journal.adds({ system, mode: 'block', noticed: 'refused' });
        await expect(page.locator('body')).toContainText('доступ к этому сайту закрыт');
        expect(requestsToSystems(web)).toEqual([]);
      },
    );
  }

  test('other pages of the same vendors are reachable', async ({ pc }) => {
    for (const address of [
      'https://discord.com/developers/docs',
      'https://discord.com/blog',
      'https://telegram.org/faq',
      'https://core.telegram.org/bots',
      'https://www.whatsapp.com/legal',
      'https://www.viber.com/en/blog',
    ]) {
      const page = await pc.open(address);
      await expect(page.getByRole('heading')).toHaveText(new URL(address).hostname);
    }
  });

  test('a frame of an innocent page asks for nothing either, and is no incident', async ({ guarded, web, journal }) => {
    const reports = 'fetch("/after")'; // the page goes on after the frame has failed
    web.at('lesson.example/frame', {
      body: `<iframe src="https://web.telegram.org/k/" onload='${reports}'></iframe>`,
    });
    const tab = await guarded.openTab('https://lesson.example/frame');
    await expect.poll(() => web.requestsTo('lesson.example').map(({ path }) => path)).toContain('/after');
    expect(tab.frames()).toHaveLength(2);
    await journal.adds();
    expect(requestsToSystems(web)).toEqual([]);
  });

  test('an address on a host of others is left for the notice', { tag: '@matrix' }, async ({ pc }) => {
    await isTurnedAway(await pc.open('https://sfb.partner.example/lwa/WebPages/LwaClient.aspx'));
  });

  test('back to a warning: the rules are gone with the mode', async ({ pc, guarded, change }) => {
    await change({ mode: 'warn' });
    await blocks(guarded, false);
    const page = await pc.open('https://web.viber.com/');
    await expect(page).toShowBanner({
      buttons: ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу'],
    });
  });
});

test.describe('a site with its own service worker', () => {
  test.use({ settings: { mode: 'audit', educationalUse: 'always' } });

  for (const [network, host] of [
    ['up', 'web.telegram.org'],
    ['down', 'web.whatsapp.com'],
  ] as const) {
    test(
      `asks for nothing, network ${network}`,
      coreIf(network === 'up'),
      async ({ pc, guarded, web, journal, change }) => {
        deliverItself(web, host);
        const visited = await visitTillDelivered(pc, host);
        await journal.adds({ mode: 'audit' });
        await visited.close();
        await change(blocking);
        await blocks(guarded, true);
        await pc.killWorker();
        if (network === 'down') web.fail(host, 'reset');
        web.seen.length = 0;
        const page = await pc.open(`https://${host}/k/`);
        await isTurnedAway(page);
        await journal.adds({ mode: 'block', noticed: 'page' });
        expect(requestsToSystems(web)).toEqual([]);
        await forgetSite(page, host);
      },
    );
  }
});

test('a page that is open when the mode changes is turned away and falls silent', async ({
  pc,
  guarded,
  journal,
  change,
}) => {
  await change(warning);
  const page = await pc.open('https://web.threema.ch/');
  await expect(page).toShowBanner();
  await journal.adds({ system: 'threema' });
  await change(blocking);
  await blocks(guarded, true);
  await isTurnedAway(page);
  await journal.adds();
});

test('a lesson by hand blocks from its start to its end', async ({ guarded, change }) => {
  await change({ mode: 'block', educationalUse: 'by-hand' });
  await blocks(guarded, false);
  const bell = (): Promise<string | undefined> => guarded.evaluate(async () => (await chrome.alarms.get('bell'))?.name);
  const { day, minute } = localTime(new Date(), 'Europe/Saratov');
  const lesson = { from: `${day}T${formatClock(Math.max(minute - 1, 0))}`, until: null };
  await putSetting(guarded, 'manual-lesson', lesson);
  await blocks(guarded, true);
  await expect.poll(bell).toBe('bell');
  await putSetting(guarded, 'manual-lesson', null);
  await blocks(guarded, false);
  await expect.poll(bell).toBeUndefined();
});

test('rules hold from the first navigation after a restart', async ({ launch, web }) => {
  // Loaded with the start like an installed one: a browser takes an extension loaded later for another at its restart.
  const other = await launch({ early: true });
  await objectsOf(other).change(blocking);
  await blocks(other, true);
  web.seen.length = 0;
  await other.relaunch();
  await isTurnedAway(await other.open('https://web.telegram.org/a/'));
  expect(requestsToSystems(web)).toEqual([]);
});

/** Waits until the tab shows the notice, which does not offer to stay. */
async function isTurnedAway(page: Page): Promise<void> {
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('/notice.html#');
  await expect(page.getByRole('button', { name: 'Закрыть вкладку' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Остаться на странице' })).toHaveCount(0);
}

/** Opens a self-delivered site until its worker delivers its pages. */
async function visitTillDelivered(pc: Chromium, host: string): Promise<Page> {
  const page = await pc.open(`https://${host}/k/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await pc.go(page, `https://${host}/k/`);
  await expect(page).toHaveTitle('own');
  return page;
}

/** Removes what a site has registered, so that other tests in the browser meet it as new. */
async function forgetSite(page: Page, host: string): Promise<void> {
  const session = await sessionOf(page);
  await session.send('Storage.clearDataForOrigin', { origin: `https://${host}`, storageTypes: 'all' });
}
