import type { GuardedBrowser, Tab } from '../../../harness/tab.ts';
import { until } from '../../../harness/until.ts';
import { expect, test } from '../fixtures/test.ts';
import { stage } from './page.ts';

/*
 * Windows without an address that a messenger's page opens before the lesson, to go on in them: the content script runs
 * in them by their origin.
 */

test.use({ settings: { educationalUse: 'by-hand' } });

/** Open a window by a click in the messenger's page, close the page or not, and return the window's tab. */
async function openWindow(guarded: GuardedBrowser, code: string, { closes = false } = {}): Promise<Tab> {
  stage(guarded.web, {
    script: `window.opened = null; const open_ = () => { ${code} };`,
    body: '<button id="open" onclick="open_()">Окно</button>',
  });
  const page = await guarded.openTab('https://web.telegram.org/a/');
  const before = await guarded.tabs();
  await page.press('#open');
  const window = await until(async () => (await guarded.tabs()).find((tab) => !before.includes(tab)), {
    what: 'the window',
  });
  if (closes) await page.close();
  return window;
}

const windows: [string, string][] = [
  ['about:blank', "window.opened = open('about:blank'); opened.document.write('<h1>Чат</h1><input>');"],
  ['no address', "window.opened = open(''); opened.document.body.innerHTML = '<h1>Чат</h1><input>';"],
  [
    'blob:',
    "window.opened = open(URL.createObjectURL(new Blob(['<!doctype html><h1>Чат</h1>'], { type: 'text/html' })));",
  ],
  [
    'a name that is used again',
    "open('https://lesson.example/', 'chat'); setTimeout(() => { window.opened = open('about:blank', 'chat'); }, 500);",
  ],
  ['a small pop-up', "window.opened = open('about:blank', 'chat', 'popup,width=500,height=400');"],
];

for (const [name, code] of windows) {
  test(`a window with ${name} is warned at the bell`, async ({ guarded, change, journal }) => {
    const window = await openWindow(guarded, code);
    await change({ educationalUse: 'always' });
    await expect(window).toShowBanner({ system: 'Telegram' });
    await journal.waitFor(({ incidents }) => incidents.length === 2);
    await window.close();
  });
}

test('a window with an address of script is warned at the bell', async ({ guarded, web, change, journal }) => {
  stage(web, {
    body: `<button id="open" onclick="opened = window.open('javascript:\\'<h1>Чат</h1>\\'')">Окно</button>`,
  });
  const page = await guarded.openTab('https://web.telegram.org/a/');
  await page.press('#open');
  const textOfWindow = () => (window as unknown as { opened?: Window }).opened?.document.body?.textContent;
  await expect.poll(() => page.evaluate(textOfWindow)).toBe('Чат');
  await change({ educationalUse: 'always' });
  // Playwright does not tell of such a window.
  await journal.waitFor(({ incidents }) => incidents.length === 2);
  await page.evaluate(() => (window as unknown as { opened: Window }).opened.close());
});

test('a window whose opener is closed is warned by its origin alone', async ({ guarded, change, journal }) => {
  const window = await openWindow(guarded, windows[0]?.[1] ?? '', { closes: true });
  await change({ educationalUse: 'always' });
  await expect(window).toShowBanner({ system: 'Telegram' });
  await journal.adds({ system: 'telegram', noticed: 'page' });
  await window.close();
});

test('an empty window of an innocent page is left alone', async ({ guarded, web, change, journal }) => {
  web.at('lesson.example/opener', { raw: '<button id="open" onclick="window.open(\'about:blank\')">Окно</button>' });
  const page = await guarded.openTab('https://lesson.example/opener');
  const before = await guarded.tabs();
  await page.press('#open');
  const window = await until(async () => (await guarded.tabs()).find((tab) => !before.includes(tab)));
  await change({ educationalUse: 'always' });
  await expect(window).not.toShowBanner({}, { during: 2000 });
  await journal.adds();
});
