import { arrives, tabAt } from '../../fixtures/tabs.ts';
import { expect, test } from '../../fixtures/test.ts';

const telegram = 'https://web.telegram.org/k/';
const one = { system: 'telegram', noticed: 'page', surface: 'client' } as const;

/** Ways to reach a page. Each row closes its tabs under the banner. */
export function arrivals(): void {
  toOnePage();
  byRedirect();
}

function toOnePage(): void {
  test('typed address', { tag: '@core' }, async ({ guarded, journal, ready }) => {
    await ready();
    const tab = await guarded.openTab(telegram);
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await tab.close();
  });

  test('link', async ({ guarded, web, journal, ready }) => {
    web.at('lesson.example/link', { body: `<a href="${telegram}">чат</a>` });
    const tab = await guarded.openTab('https://lesson.example/link');
    await ready();
    await tab.press('a');
    await arrives(tab, telegram);
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await tab.close();
  });

  for (const [row, body] of [
    ['link into a new tab', `<a href="${telegram}" target="_blank">чат</a>`],
    ['window.open', `<a href="#" onclick="window.open('${telegram}')">чат</a>`],
    [
      'small popup window',
      `<a href="#" onclick="window.open('${telegram}', '', 'popup,width=320,height=240')">чат</a>`,
    ],
  ] as const) {
    test(row, async ({ guarded, web, journal, ready }) => {
      web.at('lesson.example/opener', { body });
      const opener = await guarded.openTab('https://lesson.example/opener');
      await ready();
      await opener.press('a');
      const tab = await tabAt(guarded, telegram);
      await expect(tab).toShowBanner();
      await journal.adds(one);
      await tab.close();
      await opener.close();
    });
  }

  test('reload', async ({ guarded, journal, ready }) => {
    const tab = await guarded.openTab(telegram);
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await ready();
    await tab.reload();
    await expect(tab).toShowBanner();
    await journal.adds();
    await tab.close();
  });

  test('two tabs of one system at once', async ({ guarded, journal, ready }) => {
    await ready();
    const tabs = await Promise.all([guarded.openTab(telegram), guarded.openTab(telegram)]);
    for (const tab of tabs) await expect(tab).toShowBanner();
    await journal.adds(one, one);
    for (const tab of tabs) await tab.close();
  });
}

function byRedirect(): void {
  test('chain of HTTP redirects', async ({ guarded, web, journal, ready }) => {
    web
      .at('short.example/a', { status: 301, headers: { location: 'https://telegram.me/class' } })
      .at('telegram.me/class', { status: 302, headers: { location: 'http://t.me/class' } })
      .at('t.me/class', { status: 307, headers: { location: telegram } });
    await ready();
    const tab = await guarded.openTab('https://short.example/a');
    await arrives(tab, telegram);
    await expect(tab).toShowBanner();
    await journal.adds(one);
    await tab.close();
  });

  for (const [row, body] of [
    ['meta refresh', `<meta http-equiv="refresh" content="0;url=${telegram}">`],
    ['redirect by script', `<script>location.replace('${telegram}')</script>`],
  ] as const) {
    test(row, async ({ guarded, web, journal, ready }) => {
      web.at('lesson.example/on', { body });
      await ready();
      const tab = await guarded.openTab('https://lesson.example/on');
      await arrives(tab, telegram);
      await expect(tab).toShowBanner();
      await journal.adds(one);
      await tab.close();
    });
  }

  test('redirect by script from one address of a system to another', async ({ guarded, web, journal, ready }) => {
    web.at('t.me/on', { body: `<script>location.replace('${telegram}')</script>` });
    await ready();
    const tab = await guarded.openTab('https://t.me/on');
    await arrives(tab, telegram);
    await expect(tab).toShowBanner();
    await journal.adds({ system: 'telegram' });
    await tab.close();
  });
}

/** The harness's Chromium keeps the list of preloaded HSTS hosts; WebDriver switches Firefox's off. */
export function hsts(): void {
  test('http to https by HSTS', async ({ guarded, web, journal, ready }) => {
    await ready();
    const tab = await guarded.openTab('http://web.telegram.org/a/');
    await arrives(tab, 'https://web.telegram.org/a/');
    await expect(tab).toShowBanner();
    await journal.adds(one);
    const plain = web.requestsTo('web.telegram.org').filter(({ scheme }) => scheme === 'http');
    if (plain.length > 0) throw new Error('the browser asked without TLS: this is no HSTS');
    await tab.close();
  });
}
