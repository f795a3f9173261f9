import type { Firefox } from '../../../harness/firefox.ts';
import { expect, test } from '../fixtures/test.ts';
import { updateOverOpenTabs } from './rows/update.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();

test('updated while tabs are open', ({ firefox, guarded, journal }) =>
  updateOverOpenTabs('firefox-mv3', {
    guarded,
    journal,
    install: (folder) => firefox.install(folder),
    watchErrors: async () => errorsOf(await firefox.pages()),
  }));

test('installed while tabs are open', async ({ firefox, guarded, journal }) => {
  await firefox.uninstall();
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  await firefox.install();
  await expect(tab).toShowBanner();
  await journal.adds({ system: 'telegram', noticed: 'page' });
  await tab.close();
});

/** Collect errors of pages and their scripts. */
function errorsOf(pages: Awaited<ReturnType<Firefox['pages']>>): string[] {
  const errors: string[] = [];
  for (const page of pages) {
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  }
  return errors;
}
