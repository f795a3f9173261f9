import type { Page } from 'puppeteer-core';
import type { Firefox } from '../../../harness/firefox.ts';
import { answering } from '../fixtures/leaving-question.ts';
import { arrives } from '../fixtures/tabs.ts';
import { expect, test } from '../fixtures/test.ts';
import { address, asks, stage } from './page.ts';

/** The driver keeps pages from asking: https://searchfox.org/mozilla-central/source/remote/shared/RecommendedPreferences.sys.mjs */
test.beforeEach(async ({ firefox }) => {
  await firefox.inBrowserWindow("Services.prefs.setBoolPref('dom.disable_beforeunload', false)");
});

/** Open a page that asks whether to leave, and press into it: a page may ask only after that. */
async function openTouched(firefox: Firefox): Promise<Page> {
  const page = await firefox.open(address);
  await firefox.waitForBanner(page);
  await page.mouse.click(5, 5);
  return page;
}

for (const button of ['Перейти в MAX', 'Закрыть вкладку']) {
  test(`«${button}», and the person stays when the page asks`, async ({ firefox, web, journal }) => {
    stage(web, { script: asks });
    const page = await openTouched(firefox);
    const question = answering(page, 'stay');
    await (await firefox.waitForBanner(page)).press(button);
    await expect.poll(question.asked).toBe(1);
    const [incident] = await journal.adds({ system: 'telegram' });
    expect((await journal.settled()).outcomes).toEqual([]);
    await (await firefox.waitForBanner(page)).press('Остаться на странице');
    await journal.answered(incident, 'stayed');
    expect((await journal.settled()).outcomes).toHaveLength(1);
  });
}

test('«Перейти в MAX», and the person leaves when the page asks', async ({ firefox, web, journal }) => {
  stage(web, { script: asks });
  const page = await openTouched(firefox);
  const question = answering(page, 'leave');
  await (await firefox.waitForBanner(page)).press('Перейти в MAX');
  await expect.poll(question.asked).toBe(1);
  await arrives({ url: () => firefox.address(page) }, 'https://web.max.ru/');
  await expect(async () => {
    await journal.sweepNow();
    await journal.waitFor(({ outcomes }) => outcomes.length > 0, 2000);
  }).toPass({ timeout: 30_000 });
  expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'moved-to-max' }]);
});

test.describe('in mode redirect', () => {
  test.use({ settings: { mode: 'redirect', countdown: 20 } });

  test('the countdown leads to MAX although the page asks', async ({ firefox, web, journal }) => {
    stage(web, { script: asks });
    const page = await openTouched(firefox);
    const question = answering(page, 'stay');
    await expect.poll(() => firefox.address(page), { timeout: 40_000 }).toMatch(/^https:\/\/web\.max\.ru\//);
    expect(question.asked()).toBe(0);
    await journal.waitFor(({ outcomes }) => outcomes.length > 0);
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'moved-to-max' }]);
  });
});
