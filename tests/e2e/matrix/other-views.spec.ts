import type { Page } from '@playwright/test';
import type { Chromium } from '../../../harness/chromium/chromium.ts';
import type { FakeWeb } from '../../../harness/fake-web.ts';
import { framed, panelIn } from '../fixtures/another-extension.ts';
import { blocks } from '../fixtures/blocking.ts';
import { expect, objectsOf, test } from '../fixtures/test.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();

test('source of a page (view-source:)', async ({ pc, page, web, journal, notice }) => {
  await openSource(page);
  await expect.poll(() => web.requestsTo('web.telegram.org').length).toBe(1);
  await expect(page).not.toShowBanner();
  await journal.adds();
  await page.close();
  const notices = pc.pages().filter((one) => one.url().startsWith(notice.address));
  expect(notices).toEqual([]);
});

test.describe('in mode block', () => {
  test.use({ settings: { mode: 'block' } });

  test('source of a page (view-source:) in mode block', async ({ guarded, page, web, journal, notice }) => {
    await blocks(guarded, true);
    await openSource(page);
    await notice.isIn({ url: async () => page.url() }, 'telegram');
    await journal.adds({ system: 'telegram', noticed: 'refused' });
    expect(web.requestsTo('web.telegram.org')).toEqual([]);
    for (const tab of await guarded.tabs()) await tab.close();
  });

  test('messenger in a page of another extension in mode block', async ({ pc, journal, notice }, info) => {
    await blocks(pc, true);
    const page = await openPanel(pc, info.outputPath('panel'));
    await notice.isIn({ url: async () => page.url() }, 'telegram');
    await journal.adds({ system: 'telegram', mode: 'block', noticed: 'page' });
    await page.close();
  });
});

test('messenger in a page of another extension', async ({ pc, journal, notice }, info) => {
  const page = await openPanel(pc, info.outputPath('panel'));
  await notice.isIn({ url: async () => page.url() }, 'telegram');
  const [incident] = await journal.adds({ system: 'telegram', mode: 'warn', noticed: 'page' });
  await page.getByRole('button', { name: 'Остаться на странице' }).click();
  // The page loads its frame again: it is the same visit.
  await page.waitForURL('chrome-extension://*/panel.html');
  await journal.answered(incident, 'stayed');
  await journal.adds();
  expect(page.url()).toContain('panel.html');
  await page.close();
});

test('small frame in a page without an address (blob:)', async ({ pc, web, journal, notice }, info) => {
  const small = `<iframe src="${framed}" width="200" height="100"></iframe>`;
  const opens = `open(URL.createObjectURL(new Blob(['${small}'], { type: 'text/html' })))`;
  web.at('lesson.example/', { raw: `<button>Открыть</button><script>onclick = () => ${opens}</script>` });
  const page = await pc.open('https://lesson.example/');
  const [shown] = await Promise.all([page.waitForEvent('popup'), page.click('button')]);
  await hasLoaded(web);
  // What the background did about that frame is done when a later one has its notice.
  const later = await openPanel(pc, info.outputPath('panel'));
  await notice.isIn({ url: async () => later.url() }, 'telegram');
  await journal.adds({ system: 'telegram', noticed: 'page' });
  expect(shown.url()).toMatch(/^blob:/);
  for (const one of [shown, page, later]) await one.close();
});

test('messenger in a side panel of another extension', async ({ launch, web }, info) => {
  const own = await launch(); // the panel would stay open in the shared browser
  await openSidePanel(own, info.outputPath('panel'));
  await hasLoaded(web);
  await objectsOf(own).journal.adds();
});

/** Waits until Telegram was asked for its page: no rule of ours stopped the request. */
async function hasLoaded(web: FakeWeb): Promise<void> {
  await expect.poll(() => web.requestsTo('web.telegram.org').length).toBe(1);
}

/** Opens a page of another extension, which holds Telegram, in a tab. */
async function openPanel(pc: Pick<Chromium, 'installAnother' | 'context'>, folder: string): Promise<Page> {
  const id = await pc.installAnother(panelIn(folder));
  const page = await pc.context.newPage();
  await page.goto(`chrome-extension://${id}/panel.html`);
  return page;
}

/** Shows the source of Telegram's page. The driver's own navigation takes no such address. */
async function openSource(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.navigate', { url: `view-source:${framed}` });
}

/** Opens the side panel of another extension, which holds Telegram. */
async function openSidePanel(pc: Chromium, folder: string): Promise<void> {
  const id = await pc.installAnother(panelIn(folder));
  const page = await pc.context.newPage();
  await page.goto(`chrome-extension://${id}/open.html`);
  const session = await pc.context.newCDPSession(page);
  const expression = 'chrome.windows.getCurrent().then(({ id }) => chrome.sidePanel.open({ windowId: id }))';
  await session.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true });
}
