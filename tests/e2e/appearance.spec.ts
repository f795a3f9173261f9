import { existsSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import { noticePath } from './accessibility/ui-pages.ts';
import { setTheme, themes } from './fixtures/axe.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, test } from './fixtures/test.ts';
import { byBells } from './lyceum-bells.ts';

/* Compares screenshots with those in tests/e2e/pictures. Fonts, language and zone are the browser's of all tests. */

const widthsPx = [320, 1280] as const;

// A Monday in lesson 1: the banner names it.
test.use({ clock: '2026-11-23T08:40:00+04:00', settings: byBells() });

for (const theme of themes) {
  for (const width of widthsPx) {
    const part = coreIf((theme === 'light') === (width === 320)); // each theme and each width once

    test(`the banner looks as before: ${theme}, ${width} px`, part, async ({ pc, page }, info) => {
      const picture = pictureFor(`banner-${theme}-${width}`, pc, info);
      await prepare(page, theme, width);
      await pc.go(page, 'https://web.telegram.org/');
      await expect(page).toShowBanner();
      await expect(page).toHaveScreenshot(picture);
    });

    test(`the notice looks as before: ${theme}, ${width} px`, part, async ({ pc, page }, info) => {
      const picture = pictureFor(`notice-${theme}-${width}`, pc, info);
      await prepare(page, theme, width);
      await page.goto(pc.address(noticePath('block')));
      await expect(page.locator('h1').first()).toBeVisible();
      await expect(page).toHaveScreenshot(picture, { fullPage: true });
    });
  }
}

async function prepare(page: Page, theme: (typeof themes)[number], width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await setTheme(page, theme);
}

/**
 * The name of a picture. Each major version of Chromium draws letters and shadows a little differently, so its pictures
 * are its own; where there are none and none are asked for, the test is skipped.
 */
function pictureFor(name: string, pc: Chromium, info: TestInfo): string {
  const major = pc.context.browser()?.version().split('.')[0];
  const picture = `${name}-chromium-${major}.png`;
  const isAsked = ['all', 'changed'].includes(info.config.updateSnapshots);
  const isThere = existsSync(info.snapshotPath(picture, { kind: 'screenshot' }));
  test.skip(!isThere && !isAsked, `no picture of Chromium ${major}: make it with --update-snapshots`);
  return picture;
}
