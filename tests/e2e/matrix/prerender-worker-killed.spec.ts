import { descendants, treeOf } from '../../../harness/chromium/accessibility.ts';
import type { TargetSession } from '../../../harness/chromium/target-session.ts';
import type { UnattachedChromium } from '../../../harness/chromium/unattached.ts';
import type { FakeWeb } from '../../../harness/fake-web.ts';
import { until } from '../../../harness/until.ts';
import { expect, test } from '../fixtures/unattached.ts';

test('prerendered page', async ({ unattached, web, entries }) => {
  await unattached.killWorker();
  const activate = await openPrerendering(unattached, web, 'https://discord.com/blog', '/app');
  await entries.adds();
  activate();
  const tab = await unattached.attach('https://discord.com/app');
  await expect.poll(() => bannerName(tab), { message: 'banner after activation' }).toContain('Discord');
  expect(await tab.evaluate(activation), 'ms of the activation').toBeGreaterThan(0);
  expect(web.requestsTo('discord.com').map(({ path }) => path)).toContain('/left?nodes=2');
  await entries.adds({ system: 'discord', noticed: 'page' });
  await tab.send('Page.reload');
  await expect.poll(() => tab.evaluate(activation).catch(() => -1), { message: 'reloaded' }).toBe(0);
  await expect.poll(() => bannerName(tab), { message: 'banner after the reload' }).toContain('Discord');
  await entries.adds();
  await tab.send('Page.close');
  await entries.settles();
});

test('prerendered page on a host without access', async ({ unattached, web, entries }) => {
  const client = '/lwa/WebPages/LwaClient.aspx';
  await unattached.killWorker();
  const activate = await openPrerendering(unattached, web, 'https://sfb.partner.example/', client);
  await entries.adds();
  expect(await unattached.tabs()).toContain('https://sfb.partner.example/');
  activate();
  const tab = await unattached.attach(unattached.address('notice.html'));
  await entries.adds({ system: 'skype-business', noticed: 'no-access' });
  await tab.send('Page.close');
  await entries.settles();
});

/**
 * Open a page that prerenders another of its host, and wait until that one runs its scripts.
 * @returns a function that has the first page navigate to the second
 */
async function openPrerendering(
  browser: UnattachedChromium,
  web: FakeWeb,
  address: string,
  path: string,
): Promise<() => void> {
  const { host, pathname } = new URL(address);
  const rules = JSON.stringify({ prerender: [{ urls: [path], eagerness: 'immediate' }] });
  // The extension adds its node beside head and body.
  const leave = `fetch('/left?nodes=' + document.documentElement.children.length).then(() => location.assign('${path}'))`;
  let activate = (): void => undefined;
  web
    .at(`${host}${pathname}`, {
      body: `<script type="speculationrules">${rules}</script><script>fetch('/go').then(() => ${leave})</script>`,
    })
    .at(`${host}/go`, (_request, response) => {
      activate = () => void response.end();
      return undefined;
    })
    .at(`${host}${path}`, { body: `<script>if (document.prerendering) fetch('/prerendering')</script>` });
  await browser.open(address);
  const isPrerendered = (): boolean => web.requestsTo(host).some((request) => request.path === '/prerendering');
  await until(isPrerendered, { what: 'the page to prerender' });
  return () => activate();
}

async function bannerName(tab: TargetSession): Promise<string | undefined> {
  const nodes = descendants(await treeOf(tab));
  return nodes.find(({ role }) => role === 'alertdialog')?.name;
}

/** Runs in the page: ms from the start of its prerendering to its activation; 0 if it was not prerendered. */
function activation(): number {
  const [entry] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
    activationStart: number;
  })[];
  return entry?.activationStart ?? 0;
}
