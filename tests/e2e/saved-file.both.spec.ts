import { mkdirSync, readdirSync } from 'node:fs';
import type { Tab } from '../../harness/tab.ts';
import type { SharedBrowser } from './fixtures/shared-browser.ts';
import { expect, test } from './fixtures/test.ts';

/** A folder in which Chromium cannot write a file. Firefox would take another folder. */
const NOWHERE = '/proc/dezhurny';

test('a file counts as saved when the browser has written it', async ({ guarded, shared, journal }, info) => {
  const messenger = await guarded.openTab('https://web.telegram.org/k/');
  await journal.adds({ system: 'telegram' });
  await messenger.close();
  const folder = info.outputPath('downloads');
  mkdirSync(folder);
  const page = await guarded.openExtensionTab('options.html#journal');
  if (shared.chromium) {
    await downloadInto(shared, NOWHERE);
    await saveCsv(page);
    await expect.poll(() => textOf(page)).toMatch(/файл не сохранён|подготовить не удалось/);
    expect(await textOf(page)).not.toContain('Сохранено:');
    await cancelDownloads(shared);
    await page.reload();
    await saveCsv(page);
    await expect.poll(() => textOf(page)).toContain('файл не сохранён');
    expect(await textOf(page)).not.toContain('Сохранено:');
  }
  await downloadInto(shared, folder);
  await saveCsv(page);
  await expect.poll(() => textOf(page)).toContain('Сохранено:');
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.csv$/)]);
});

/** Let the browser write downloads into a folder. */
async function downloadInto({ chromium, firefox }: SharedBrowser, folder: string): Promise<void> {
  await firefox?.inBrowserWindow(
    `Services.prefs.setIntPref('browser.download.folderList', 2); Services.prefs.setStringPref('browser.download.dir', '${folder}')`,
  );
  const session = await chromium?.context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}

/** Cancel every download, as a person does in the dialog that asks where to save: headless browsers show none. */
async function cancelDownloads({ chromium }: SharedBrowser): Promise<void> {
  const session = await chromium?.context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'deny' });
}

async function saveCsv(page: Tab): Promise<void> {
  const press = (): boolean => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent, disabled }) => textContent === 'Сохранить CSV' && !disabled);
    button?.click();
    return button !== undefined;
  };
  await expect.poll(() => page.evaluate(press), { message: 'the button' }).toBe(true);
}

const textOf = (page: Tab): Promise<string> => page.evaluate(() => document.querySelector('main')?.innerText ?? '');
