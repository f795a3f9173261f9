import { test } from 'vitest';
import { at, type Room, shown, tabAt } from '../room.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page', surface: 'client' } as const;

/** How a page is come to. Each row opens a tab of its own and closes it under the banner. */
export function arrivals(room: () => Room): void {
  toOnePage(room);
  byRedirect(room);
}

function toOnePage(room: () => Room): void {
  test('typed address', async () => {
    const { browser, ledger, ready } = room();
    await ready();
    const page = await browser.open(telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.close();
  });

  test('link', async () => {
    const { browser, web, ledger, ready } = room();
    web.at('lesson.example/link', { body: `<a href="${telegram}">чат</a>` });
    const page = await browser.open('https://lesson.example/link');
    await ready();
    await page.click('a');
    await at(room(), page, telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.close();
  });

  test.each([
    ['link into a new tab', `<a href="${telegram}" target="_blank">чат</a>`],
    ['window.open', `<a href="#" onclick="window.open('${telegram}')">чат</a>`],
    [
      'small popup window',
      `<a href="#" onclick="window.open('${telegram}', '', 'popup,width=320,height=240')">чат</a>`,
    ],
  ])('%s', async (_row, body) => {
    const { browser, web, ledger, ready } = room();
    web.at('lesson.example/opener', { body });
    const opener = await browser.open('https://lesson.example/opener');
    await ready();
    await opener.click('a');
    const page = await tabAt(room(), telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.close();
    await opener.close();
  });

  test('reload', async () => {
    const { browser, ledger, ready } = room();
    const page = await browser.open(telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await ready();
    await page.reload();
    await shown(room(), page);
    await ledger.adds();
    await page.close();
  });

  test('two tabs of one system at once', async () => {
    const { browser, ledger, ready } = room();
    await ready();
    const pages = await Promise.all([browser.open(telegram), browser.open(telegram)]);
    for (const page of pages) await shown(room(), page);
    await ledger.adds(one, one);
    for (const page of pages) await page.close();
  });
}

function byRedirect(room: () => Room): void {
  test('chain of HTTP redirects', async () => {
    const { browser, web, ledger, ready } = room();
    web
      .at('short.example/a', { status: 301, headers: { location: 'https://telegram.me/class' } })
      .at('telegram.me/class', { status: 302, headers: { location: 'http://t.me/class' } })
      .at('t.me/class', { status: 307, headers: { location: telegram } });
    await ready();
    const page = await browser.open('https://short.example/a');
    await at(room(), page, telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.close();
  });

  test.each([
    ['meta refresh', `<meta http-equiv="refresh" content="0;url=${telegram}">`],
    ['redirect by script', `<script>location.replace('${telegram}')</script>`],
  ])('%s', async (_row, body) => {
    const { browser, web, ledger, ready } = room();
    web.at('lesson.example/on', { body });
    await ready();
    const page = await browser.open('https://lesson.example/on');
    await at(room(), page, telegram);
    await shown(room(), page);
    await ledger.adds(one);
    await page.close();
  });

  test('redirect by script from one address of a system to another', async () => {
    const { browser, web, ledger, ready } = room();
    web.at('t.me/on', { body: `<script>location.replace('${telegram}')</script>` });
    await ready();
    const page = await browser.open('https://t.me/on');
    await at(room(), page, telegram);
    await shown(room(), page);
    await ledger.adds({ system: 'telegram' });
    await page.close();
  });
}

/** The harness's Chromium keeps the list of preloaded HSTS hosts; WebDriver switches Firefox's off. */
export function hsts(room: () => Room): void {
  test('http to https by HSTS', async () => {
    const { browser, web, ledger, ready } = room();
    await ready();
    const page = await browser.open('http://web.telegram.org/a/');
    await at(room(), page, 'https://web.telegram.org/a/');
    await shown(room(), page);
    await ledger.adds(one);
    const plain = web.requestsTo('web.telegram.org').filter(({ scheme }) => scheme === 'http');
    if (plain.length > 0) throw new Error('the browser asked without TLS: this is no HSTS');
    await page.close();
  });
}
