import type { Page } from '@playwright/test';
import { fillingPage } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { writePcFiles } from './fixtures/pc-files.ts';
import { expect, test } from './fixtures/test.ts';

declare const filling: JournalFilling;

/** What the margins of the printed page leave of A4: 170 × 257 mm. */
const A4 = { width: 642, height: 971 };

test.use({ clock: '2026-12-31T09:00:00+04:00' });

test('finding, figures and picture stand on the first printed page', async ({ pc, admin }, info) => {
  const page = await admin.open('reports');
  await expect(page.locator('.report .empty')).toBeVisible();
  expect.soft(await endInPrint(page, '.report .empty'), 'of a report without incidents').toBeLessThan(A4.height);

  const filler = await fillingPage(pc);
  await filler.evaluate(() => filling.fill(330, { last: '2026-12-30', days: 87 }));
  await filler.close();
  await page.reload();
  await expect(page.locator('.report .chart')).toBeVisible();
  expect.soft(await endInPrint(page, '.report .box:has(.chart)'), 'of this PC').toBeLessThan(A4.height);

  const files = await writePcFiles(info.outputPath('files'), 7);
  const box = page.getByRole('region', { name: 'Файлы других компьютеров' });
  for (const count of [3, 7]) {
    await box.locator('input[type="file"]').setInputFiles(files.slice(0, count));
    await expect(page.locator('.panel-head:visible')).toContainText(new RegExp(`По файлам: ${count} компьютер`));
    const end = await endInPrint(page, '.report .box:has(.chart)');
    expect.soft(end, `of ${count} PCs, which all lack days`).toBeLessThan(A4.height);
  }
});

/** Return where an element of the page ends when it is printed, in px from the top of the first sheet. */
async function endInPrint(page: Page, selector: string): Promise<number> {
  const screen = page.viewportSize();
  await page.setViewportSize(A4);
  await page.emulateMedia({ media: 'print' });
  const element = page.locator(selector);
  await expect(page.getByRole('navigation')).toBeHidden();
  const end = await element.evaluate((one) => one.getBoundingClientRect().bottom + scrollY);
  await page.emulateMedia({ media: 'screen' });
  if (screen) await page.setViewportSize(screen);
  return end;
}
