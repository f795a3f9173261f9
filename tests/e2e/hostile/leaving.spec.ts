import type { Page } from '@playwright/test';
import { answering } from '../fixtures/leaving-question.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { address, asks, stage } from './page.ts';

/* A page can refuse to be left. The journal says what happened, not what was pressed. */

/** Press into the page before the banner is pressed: a page may ask only after that. */
async function touch(page: Page): Promise<void> {
  await page.mouse.click(5, 5);
}

for (const button of ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку']) {
  test(`«${button}», and the person stays when the page asks`, async ({ pc, web, journal }) => {
    stage(web, { script: asks });
    const page = await pc.open(address);
    const banner = await waitForBanner(page);
    await touch(page);
    const question = answering(page, 'stay');
    await banner.press(button);
    await expect.poll(question.asked).toBe(1);
    await journal.adds({ system: 'telegram' });
    expect((await journal.settled()).outcomes).toEqual([]);
    await (await waitForBanner(page)).press('Остаться на странице');
    await journal.waitFor(({ outcomes }) => outcomes.length > 0);
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'stayed' }]);
  });
}

for (const [button, outcome] of [
  ['Перейти в MAX', 'moved-to-max'],
  ['Закрыть вкладку', 'closed'],
] as const) {
  test(`«${button}», and the person leaves when the page asks`, async ({ pc, web, journal }) => {
    stage(web, { script: asks });
    const page = await pc.open(address);
    const banner = await waitForBanner(page);
    await touch(page);
    const question = answering(page, 'leave');
    await banner.press(button);
    await expect.poll(question.asked).toBe(1);
    // The message of a page that is being left may be lost; what it stored is found by the sweep of the minute.
    await expect(async () => {
      await journal.sweepNow();
      await journal.waitFor(({ outcomes }) => outcomes.length > 0, 2000);
    }).toPass({ timeout: 30_000 });
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome }]);
  });
}

test('a tab that is closed after the person stayed was not closed by «Закрыть вкладку»', { tag: '@core' }, async ({
  pc,
  web,
  journal,
}) => {
  stage(web, { script: asks });
  const page = await pc.open(address);
  const banner = await waitForBanner(page);
  await touch(page);
  const question = answering(page, 'stay');
  await banner.press('Перейти в MAX');
  await expect.poll(question.asked).toBe(1);
  await journal.adds({ system: 'telegram' });
  page.removeAllListeners('dialog');
  answering(page, 'leave');
  await page.close({ runBeforeUnload: true });
  await journal.waitFor(({ outcomes }) => outcomes.length > 0);
  expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'unanswered' }]);
});

const refusals: readonly [row: string, script: string][] = [
  ['cancels every navigation', 'navigation.addEventListener("navigate", (event) => event.preventDefault(), true)'],
  ['stops loading all the time', 'setInterval(() => window.stop(), 5)'],
];
for (const [row, script] of refusals) {
  test(`leads to MAX in a page that ${row}`, async ({ pc, web, journal }) => {
    stage(web, {});
    const page = await pc.open(address);
    const banner = await waitForBanner(page);
    await page.evaluate(script);
    await banner.press('Перейти в MAX');
    await page.waitForURL('https://web.max.ru/**');
    await journal.waitFor(({ outcomes }) => outcomes.length > 0);
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'moved-to-max' }]);
  });
}

test.describe('in mode redirect', () => {
  test.use({ settings: { mode: 'redirect', countdown: 20 } });

  test('the countdown leads to MAX although the page asks', async ({ pc, web, journal }) => {
    stage(web, { script: asks });
    const page = await pc.open(address);
    await waitForBanner(page);
    await touch(page);
    const question = answering(page, 'stay');
    await page.waitForURL('https://web.max.ru/**');
    expect(question.asked()).toBe(0);
    await journal.waitFor(({ outcomes }) => outcomes.length > 0);
    expect((await journal.settled()).outcomes).toMatchObject([{ outcome: 'moved-to-max' }]);
  });
});
