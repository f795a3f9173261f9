import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { sessionOf } from '../../harness/chromium/cdp.ts';
import { fillingCode } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { downloadAsUsual, startBackground, written } from './fixtures/downloads.ts';
import { expect, test } from './fixtures/test.ts';
import { runVerifyScript } from './fixtures/verify-script.ts';

declare const filling: JournalFilling;

/** Enough that the file is longer than any address Chromium takes. */
const INCIDENTS = 4000;

test.use({ clock: '2026-11-02T10:15:00+04:00' });

test('writes last month by itself, however large, says so, and reads it from a dropped folder', async ({
  pc,
  guarded,
  shared,
  admin,
  change,
}, info) => {
  test.slow(); // seals, writes and verifies 4000 incidents
  const code = await fillingCode();
  await pc.inPlainPage((page) => page.evaluate(code));
  await pc.evaluate((count) => filling.fill(count, { last: '2026-10-31', days: 31 }), INCIDENTS);
  await change({ monthlyExport: true, place: 'Каб. 12' });
  await downloadAsUsual(shared, info.outputPath('downloads'));
  await startBackground(guarded);
  const file = await written(guarded, '2026-10-01');
  const folder = info.outputPath('от кабинетов');
  mkdirSync(join(folder, 'второй этаж'), { recursive: true });
  writeFileSync(join(folder, 'прочти.txt'), 'не выгрузка');
  copyFileSync(file, join(folder, 'второй этаж', 'каб-12.json'));
  expect(basename(file)).toMatch(/^dezhurny_Каб-12_2026-10-01_2026-10-31.*\.json$/);
  expect(statSync(file).size).toBeGreaterThan(2 * 1024 * 1024);
  expect(runVerifyScript(file).out).toContain('intact: 31 days, 31 sealed');
  rmSync(file); // it lies where the browser puts downloads

  const options = await admin.open('reports');
  const main = options.getByRole('main');
  await expect(main).toContainText('Сохранена за 1–31 октября 2026 г. (02.11.2026).');
  await drop(options, folder);
  await expect(main).toContainText('Принято файлов: 1, компьютеров в них: 1.');
  await expect(main).toContainText('прочти.txt: это не выгрузка «Дежурного»');
  await expect(main).toContainText('Каб. 12');
});

/** Drops a folder from the desktop into the box for files. */
async function drop(options: Page, folder: string): Promise<void> {
  const box = options.locator('section[aria-labelledby="files-title"]');
  await box.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await box.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await sessionOf(options);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: x + width / 2,
      y: y + height / 2,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  }
}
