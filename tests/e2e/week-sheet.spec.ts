import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { until } from '../../harness/until.ts';
import { expect, test } from './fixtures/test.ts';

declare const filling: JournalFilling;

// A Monday. The journal ends with the Sunday before, with one incident a day.
test.use({ clock: '2026-11-16T10:15:00+04:00' });

test('writes the last school week when asked for, once, and says so', async ({ pc, admin, change }) => {
  const code = await fillingCode();
  await pc.inPlainPage((page) => page.evaluate(code));
  await pc.evaluate(() => filling.fill(14, { last: '2026-11-15', days: 14 }));
  const session = await pc.context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'default' });
  await startWorker(pc);
  expect(await sheets(pc), 'the switch is off').toEqual([]);

  await change({ weeklySheet: true, place: 'Каб. 12' });
  await startWorker(pc);
  const [file = ''] = await until(async () => (await sheets(pc)).length > 0 && sheets(pc), {
    what: 'the sheet',
    timeout: 60_000,
  });
  expect(basename(file)).toBe('dezhurny_2026-11-09_2026-11-15.html');
  const html = readFileSync(file, 'utf8');
  rmSync(file); // it lies where the browser puts downloads
  expect(html).not.toMatch(/<script|https?:|telegram\.org/);
  const sheet = await pc.context.newPage();
  await sheet.setContent(html);
  await expect(sheet.getByRole('heading', { level: 1 })).toHaveText('Неделя 9–15 ноября 2026 г.');
  await expect(sheet.getByRole('heading', { level: 2 })).toHaveText(/^Случаев столько же: 7\b.*2–8 ноября 2026 г\.$/);
  await expect(sheet.locator('rect')).toHaveCount(7);
  await expect(sheet.locator('body')).toContainText('Каб. 12');
  await sheet.screenshot({ path: test.info().outputPath('sheet.png'), fullPage: true });

  // The worker notes the sheet a moment after the browser has written it.
  await expect(async () => {
    const main = (await admin.open('status')).getByRole('main');
    await expect(main).toContainText('Записан за 9–15 ноября 2026 г. (16.11.2026).', { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await startWorker(pc);
  await change({ place: 'Каб. 14' });
  await admin.open('status');
  expect(await sheets(pc), 'once a week').toHaveLength(1);
});

/** Stop the worker, and let an event start it: it looks for what is due. */
async function startWorker(pc: Chromium): Promise<void> {
  await pc.killWorker();
  await (await pc.open('https://web.telegram.org/')).close();
}

/** Return the files of sheets that the extension wrote. */
function sheets(pc: Chromium): Promise<string[]> {
  return pc.evaluate(async () => {
    const items = await chrome.downloads.search({ state: 'complete', filenameRegex: 'dezhurny_2026-11-09' });
    return items.map(({ filename }) => filename);
  });
}
