import type { FakeWeb } from '../../../../harness/fake-web.ts';
import { leaveFor, lessonTab } from '../../fixtures/hanging.ts';
import { tabAt } from '../../fixtures/tabs.ts';
import { expect, test } from '../../fixtures/test.ts';

const file = {
  headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename=setup.exe' },
  raw: 'MZ',
};
const installers = [
  ['telegram', 'https://telegram.org/dl/desktop/win64'],
  ['viber', 'https://download.viber.com/desktop/windows/ViberSetup.exe'],
  ['wechat', 'https://dldir1.qq.com/weixin/Windows/WeChatSetup.exe'],
] as const;
const downloaded = { surface: 'download', noticed: 'attempt' } as const;

/** Each installer with its other addresses, of every system that has one. */
const everyInstaller = [
  ...installers,
  ['telegram', 'https://td.telegram.org/tsetup/tsetup.exe'],
  ['viber', 'https://download.cdn.viber.com/desktop/windows/ViberSetup.exe'],
  ['whatsapp', 'https://web.whatsapp.com/desktop/windows/release/x64/WhatsAppSetup.exe'],
] as const;

function serveFiles(web: FakeWeb): void {
  for (const [, address] of everyInstaller) web.at(new URL(address).hostname, file);
}

/** Links to installers: the browser saves a file, and no page comes. */
export function downloads(): void {
  for (const [system, address] of installers) {
    test(`installer of ${system}`, async ({ guarded, web, journal, notice, ready }) => {
      serveFiles(web);
      const tab = await lessonTab(guarded, web, `<a href="${address}">скачать</a>`);
      await ready();
      await tab.press('a');
      await notice.isIn(tab, system);
      await journal.adds({ system, ...downloaded });
      await tab.close();
    });
  }

  test('installer in a new tab', async ({ guarded, web, journal, notice, ready }) => {
    serveFiles(web);
    const [[system, address]] = installers;
    const tab = await lessonTab(guarded, web, `<a href="${address}" target="_blank">скачать</a>`);
    await ready();
    await tab.press('a');
    const shown = await tabAt(guarded, notice.address);
    await journal.adds({ system, ...downloaded });
    await shown.close();
    if (shown !== tab) await tab.close();
  });

  test('installer behind a redirect', async ({ guarded, web, journal, notice, ready }) => {
    web.at('telegram.org', { status: 302, headers: { location: 'https://cdn.example/setup.exe' } });
    web.at('cdn.example', file);
    const tab = await lessonTab(guarded, web);
    await ready();
    await leaveFor(tab, 'https://telegram.org/dl/desktop/win64');
    await notice.isIn(tab, 'telegram');
    await journal.adds({ system: 'telegram', ...downloaded });
    await tab.close();
  });

  test.describe('in mode redirect', () => {
    test.use({ settings: { mode: 'redirect', countdown: 20 } });

    test('every installer in mode redirect', async ({ guarded, web, journal, notice, ready }) => {
      serveFiles(web);
      await ready();
      for (const [system, address] of everyInstaller) {
        const tab = await lessonTab(guarded, web, `<a href="${address}">скачать</a>`);
        await tab.press('a');
        await notice.isIn(tab, system);
        await expect.poll(() => tab.evaluate(() => document.body.innerText)).toContain('MAX откроется через');
        await journal.adds({ system, mode: 'redirect', ...downloaded });
        await tab.close();
      }
    });
  });
}
