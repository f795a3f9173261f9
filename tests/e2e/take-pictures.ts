import type { Page } from '@playwright/test';
import type { Incident } from '../../core/journal/entry.ts';
import { addDays } from '../../core/time/local-time.ts';
import { madeUpIncident, writeIncidents } from '../../harness/made-up-entries.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

/* 1280 × 800 px is also the size of the stores' screenshots: https://developer.chrome.com/docs/webstore/images */

/** Visits of one day after the other, made up. */
const visitsOfDays = [3, 1, 4, 0, 2, 5, 2, 1, 3, 0, 2, 1, 4, 2, 1];

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
      await writeIncidents(pc, madeUpWeeks());
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

/** Three weeks of lessons, the last day before the clock's. */
function madeUpWeeks(): Incident[] {
  const days = [0, 1, 2].flatMap((week) => [0, 1, 2, 3, 4].map((day) => addDays('2026-11-02', 7 * week + day)));
  return days.flatMap((day, at) =>
    Array.from({ length: visitsOfDays[at] ?? 0 }, (_, nth) => ({
      ...madeUpIncident((at * 5 + nth * nth) % 9),
      ...{ day, hour: null, lesson: 1 + ((at + nth) % 3) },
    })),
  );
}
