import type { Page } from '@playwright/test';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { address, attack, lookAt, stage } from './page.ts';

/** A page that keeps what it is printed as: its own listener comes after ours. */
const watches = {
  script: `window.printed = [];
    addEventListener('beforeprint', () => printed.push(document.body.checkVisibility() ? document.body.innerText : ''));`,
  body: '<p style="visibility: visible !important">переписка</p>',
};

/** Print the page, and return what the page shows of itself in print. */
async function printed(page: Page): Promise<string> {
  await page.pdf();
  const texts = await page.evaluate(() => (window as unknown as { printed: string[] }).printed);
  expect(texts.length, 'times printed').toBeGreaterThan(0);
  return texts.at(-1) ?? '';
}

test('prints the banner alone', async ({ pc, web }) => {
  stage(web, watches);
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  expect(await printed(page)).toBe('');
  expect(await page.evaluate(() => document.body.checkVisibility())).toBe(true);
  expect(await page.evaluate(() => document.body.hasAttribute('style'))).toBe(false);
  await expect(page).toShowBanner();
});

test('prints the strip alone', async ({ pc, web }) => {
  stage(web, watches);
  const page = await pc.open(address);
  await (await waitForBanner(page)).press('Остаться');
  await expect.poll(async () => (await lookAt(page))?.size).toBe('14px');
  expect(await printed(page)).toBe('');
});

test('prints nothing of a page that removes the banner', async ({ pc, web }) => {
  stage(web, watches);
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  await attack(page, "addEventListener('beforeprint', () => host.remove(), true);");
  expect(await printed(page)).toBe('');
});

test.describe('in mode audit', () => {
  test.use({ settings: { mode: 'audit' } });

  test('prints a page that is only recorded', async ({ pc, web, journal }) => {
    stage(web, watches);
    const page = await pc.open(address);
    await journal.adds({ system: 'telegram' });
    expect(await printed(page)).toContain('переписка');
  });
});
