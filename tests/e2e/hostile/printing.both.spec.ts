import type { Tab } from '../../../harness/tab.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { address, attack, lookAt, stage } from './page.ts';

/** A page that keeps what it is printed as: its own listener comes after ours. */
const watches = {
  script: `window.printed = [];
    addEventListener('beforeprint', () => printed.push(document.body.checkVisibility() ? document.body.innerText : ''));`,
  body: '<p style="visibility: visible !important">переписка</p>',
};

/** Print the page, and return what the page shows of itself in print. */
async function printed(tab: Tab): Promise<string> {
  await tab.print();
  const texts = await tab.evaluate(() => (window as unknown as { printed: string[] }).printed);
  expect(texts.length, 'times printed').toBeGreaterThan(0);
  return texts.at(-1) ?? '';
}

test('prints the banner alone', async ({ guarded, web }) => {
  stage(web, watches);
  const tab = await guarded.openTab(address);
  await expect(tab).toShowBanner();
  expect(await printed(tab)).toBe('');
  expect(await tab.evaluate(() => document.body.checkVisibility())).toBe(true);
  expect(await tab.evaluate(() => document.body.hasAttribute('style'))).toBe(false);
  await expect(tab).toShowBanner();
});

test('prints the strip alone', async ({ guarded, web }) => {
  stage(web, watches);
  const tab = await guarded.openTab(address);
  await (await waitForBanner(tab)).press('Остаться на странице');
  await expect.poll(async () => (await lookAt(tab))?.size).toBe('14px');
  expect(await printed(tab)).toBe('');
});

test('prints nothing of a page that removes the banner', async ({ guarded, web }) => {
  stage(web, watches);
  const tab = await guarded.openTab(address);
  await expect(tab).toShowBanner();
  await attack(tab, "addEventListener('beforeprint', () => host.remove(), true);");
  expect(await printed(tab)).toBe('');
});

test.describe('in mode audit', () => {
  test.use({ settings: { mode: 'audit' } });

  test('prints a page that is only recorded', async ({ guarded, web, journal }) => {
    stage(web, watches);
    const tab = await guarded.openTab(address);
    await journal.adds({ system: 'telegram' });
    expect(await printed(tab)).toContain('переписка');
  });
});
