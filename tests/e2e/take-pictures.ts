import type { Page } from '@playwright/test';
import { fillingPage } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

/* 1280 × 800 px is also the size of the stores' screenshots: https://developer.chrome.com/docs/webstore/images */

declare const filling: JournalFilling;

/** Declares what takes the pictures in a browser in this language, on a Friday in lesson 1. */
export function takePictures(language: 'ru' | 'en'): void {
  const take = (page: Page, name: string) => page.screenshot({ path: `docs/images/${name}.${language}.png` });

  test.describe('at school', () => {
    test.use({ settings: byBells() });

    test('the banner', async ({ pc, page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await pc.go(page, 'https://web.telegram.org/');
      await expect(page).toShowBanner();
      await take(page, 'banner');
    });

    test('the popup', async ({ admin, popup }) => {
      await admin.setSecret('pin');
      const page = await popup.open();
      await page.setViewportSize({ width: 360, height: 420 });
      await take(page, 'popup');
    });

    test('the report', async ({ pc, admin }) => {
      const filler = await fillingPage(pc);
      await filler.evaluate(() => filling.fill(330, { last: '2026-11-26', days: 87 }));
      await filler.close();
      const page = await admin.open('reports');
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect(page.locator('.report table tbody tr').first()).toBeAttached();
      await take(page, 'report');
    });
  });

  test('the first run', async ({ admin }) => {
    const page = await admin.open('start');
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('region').first()).toBeVisible();
    await take(page, 'first-run');
  });
}
