import type { Page } from 'puppeteer-core';
import { expect, test } from '../fixtures/test.ts';
import { address, holdsPointer, slides, stage } from './page.ts';

const isHeld = (page: Page): Promise<boolean> => page.evaluate(() => document.pointerLockElement !== null);

test.describe('a lesson that begins', () => {
  test.use({ settings: { educationalUse: 'by-hand' } });

  test('releases the pointer that a page holds', async ({ firefox, web, change }) => {
    stage(web, holdsPointer);
    const page = await firefox.open(address);
    await page.bringToFront();
    await page.click('#hold');
    await expect.poll(() => isHeld(page)).toBe(true);
    await change({ educationalUse: 'always' });
    await firefox.waitForBanner(page);
    await expect.poll(() => isHeld(page)).toBe(false);
    const [overlay] = await firefox.overlays(page);
    expect(await overlay?.evaluate((root) => root.querySelector('dialog')?.lang), 'language of the banner').toBe('ru');
    await (await firefox.waitForBanner(page)).press('Остаться на странице');
  });

  test('leaves a presentation in full screen alone when another tab is warned', async ({ firefox, web, change }) => {
    stage(web, {});
    const chat = await firefox.open(address);
    web.at('lesson.example/slides', { raw: slides });
    const shown = await firefox.open('https://lesson.example/slides');
    const isFull = () => shown.evaluate(() => document.fullscreenElement !== null && document.hasFocus());
    await shown.bringToFront();
    await shown.click('#show');
    await expect.poll(isFull).toBe(true);
    await change({ educationalUse: 'always' });
    await firefox.waitForBanner(chat);
    expect(await isFull()).toBe(true);
    await shown.keyboard.press('ArrowRight');
    expect(await shown.evaluate(() => (window as unknown as { slide: number }).slide)).toBe(2);
  });
});
