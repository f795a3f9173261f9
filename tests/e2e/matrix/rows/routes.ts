import { expect, test } from '../../fixtures/test.ts';

/** Single-page applications: the page changes its address and stays. */
export function routes(): void {
  test('route into a matched path, out of it and in again', async ({ guarded, journal, ready }) => {
    const tab = await guarded.openTab('https://discord.com/blog');
    await expect(tab).not.toShowBanner();
    await ready();
    await tab.evaluate(() => history.pushState(null, '', '/app'));
    await expect(tab).toShowBanner();
    await journal.adds({ system: 'discord', surface: 'client', noticed: 'page' });
    await tab.evaluate(() => history.replaceState(null, '', '/blog'));
    await expect(tab).toHideBanner();
    await tab.evaluate(() => history.pushState(null, '', '/channels/@me'));
    await expect(tab).toShowBanner();
    await tab.back();
    await expect(tab).toHideBanner();
    await journal.adds();
    await tab.close();
  });

  test('hash route within a matched path', async ({ guarded, journal, ready }) => {
    const tab = await guarded.openTab('https://web.telegram.org/k/');
    await expect(tab).toShowBanner();
    await journal.adds({ system: 'telegram' });
    await ready();
    await tab.evaluate(() => location.assign('#@class'));
    await tab.evaluate(() => location.assign('#@parents'));
    await expect(tab).toShowBanner();
    await journal.adds();
    await tab.close();
  });
}
