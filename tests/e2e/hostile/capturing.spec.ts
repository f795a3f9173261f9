import type { Page } from '@playwright/test';
import { until } from '../../../harness/until.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { address, holdsKeyboard, holdsPointer, lookAt, slides, stage, stageGame, staysOnce } from './page.ts';

const isHeld = (page: Page): Promise<boolean> => page.evaluate(() => document.pointerLockElement !== null);

test.describe('a lesson that begins', () => {
  test.use({ settings: { educationalUse: 'by-hand' } });

  test('releases the pointer that a page holds', async ({ pc, web, change }) => {
    stage(web, holdsPointer);
    const page = await pc.open(address);
    await page.click('#hold');
    await expect.poll(() => isHeld(page)).toBe(true);
    await change({ educationalUse: 'always' });
    await expect(page).toShowBanner();
    await expect.poll(() => isHeld(page)).toBe(false);
    await (await waitForBanner(page)).press('Остаться на странице');
  });

  test('releases the pointer that a frame of another site holds', async ({ pc, web, change }) => {
    stageGame(web);
    const page = await pc.open(address);
    const frame = await until(() => page.frames().find((one) => one.url() === 'https://games.example/'));
    const isHeldInFrame = (): Promise<boolean> => frame.evaluate(() => document.pointerLockElement !== null);
    await frame.click('#hold');
    await expect.poll(isHeldInFrame).toBe(true);
    await change({ educationalUse: 'always' });
    await expect(page).toShowBanner();
    await expect.poll(isHeldInFrame).toBe(false);
    const isShown = () =>
      page.evaluate(() => document.querySelector('iframe')?.checkVisibility({ visibilityProperty: true }));
    await expect.poll(isShown).toBe(true);
    await (await waitForBanner(page)).press('Остаться на странице');
  });

  test('a page that holds the keyboard in full screen', async ({ pc, web, change }) => {
    stage(web, holdsKeyboard);
    const page = await pc.open(address);
    await page.click('#lock');
    await expect(page).toHaveTitle('held');
    await change({ educationalUse: 'always' });
    await expect(page).toShowBanner();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.waitForURL('https://web.max.ru/**');
  });

  test('leaves a presentation in full screen alone when another tab is warned', async ({ pc, web, change }) => {
    stage(web, {});
    const chat = await pc.open(address);
    web.at('lesson.example/slides', { raw: slides });
    const shown = await pc.open('https://lesson.example/slides');
    const isFull = () => shown.evaluate(() => document.fullscreenElement !== null && document.hasFocus());
    await shown.click('#show');
    await expect.poll(isFull).toBe(true);
    await change({ educationalUse: 'always' });
    await expect(chat).toShowBanner();
    expect(await isFull()).toBe(true);
    await shown.keyboard.press('ArrowRight');
    expect(await shown.evaluate(() => (window as unknown as { slide: number }).slide)).toBe(2);
  });
});

test('another extension that marks every element does not rebuild the banner', async ({ pc, web, journal }) => {
  stage(web, {
    script: `window.came = 0; let n = 0;
      new MutationObserver((records) => { for (const { addedNodes } of records) for (const one of addedNodes) if (one.localName === 'div') came++; }).observe(document, { childList: true, subtree: true });
      setInterval(() => { for (const one of document.querySelectorAll('*')) {
        one.setAttribute('bis_skin_checked', String(n++)); one.classList.add('seen'); one.dataset.seen = '1'; one.style.setProperty('outline', '3px solid red', 'important');
      } }, 20);`,
  });
  const page = await pc.open(address);
  const banner = await waitForBanner(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 2000)));
  expect(await page.evaluate(() => (window as unknown as { came: number }).came)).toBe(1);
  expect((await lookAt(page))?.width).toBe(560);
  await banner.press('Остаться на странице');
  await staysOnce(journal);
});
