import type { Frame, Page } from '@playwright/test';
import type { Chromium } from '../../../harness/chromium/chromium.ts';
import { until } from '../../../harness/until.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';

/* A messenger that an innocent page shows in a frame as large as the window. */

const messenger = 'https://web.telegram.org/k/';
const innocent = 'https://lesson.example/frame';

/** Open an innocent page with a frame. @param style of the frame @param src address in it */
async function openFrame(pc: Chromium, style: string, src = messenger): Promise<{ page: Page; frame: Frame }> {
  const frame = `<iframe src="${src}" allow="fullscreen" style="border:0;${style}"></iframe>`;
  pc.web.at('lesson.example/frame', { raw: `<!doctype html><body style="margin:0">${frame}` });
  const page = await pc.open(innocent);
  const host = new URL(src).host;
  return { page, frame: await until(() => page.frames().find((one) => one.url().includes(host)), { what: 'frame' }) };
}

const whole = 'position:fixed;inset:0;width:100vw;height:100vh';

test('shows the banner in the frame, and keeps one incident', async ({ pc, journal }) => {
  const { frame } = await openFrame(pc, whole);
  await expect(frame).toShowBanner({ system: 'Telegram', item: 5 });
  const [incident] = await journal.adds({ system: 'telegram', noticed: 'page' });
  await (await waitForBanner(frame)).press('Остаться на странице');
  await expect(frame).toHideBanner();
  await journal.answered(incident, 'stayed');
});

test('“MAX” leads the tab, not the frame', async ({ pc, journal }) => {
  const { page, frame } = await openFrame(pc, whole);
  await (await waitForBanner(frame)).press('Перейти в MAX');
  await page.waitForURL('https://web.max.ru/**');
  await journal.waitFor(({ outcomes }) => outcomes[0]?.outcome === 'moved-to-max');
});

test('“close” closes the tab', async ({ pc }) => {
  const { page, frame } = await openFrame(pc, whole);
  await (await waitForBanner(frame)).press('Закрыть вкладку');
  await expect.poll(() => page.isClosed()).toBe(true);
});

test('a frame that grows is warned when it fills half of the window', async ({ pc, journal }) => {
  const { page, frame } = await openFrame(pc, 'width:60vw;height:60vh');
  await expect(frame).not.toShowBanner();
  await journal.adds();
  await page.evaluate((style) => document.querySelector('iframe')?.setAttribute('style', style), whole);
  await expect(frame).toShowBanner();
  await journal.adds({ system: 'telegram' });
});

test('a frame below the fold is warned when it is scrolled into view', async ({ pc, journal }) => {
  const { page, frame } = await openFrame(pc, 'margin-top:300vh;width:100vw;height:100vh');
  await expect(frame).not.toShowBanner();
  await journal.adds();
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView());
  await expect(frame).toShowBanner();
  await journal.adds({ system: 'telegram' });
});

test('a small frame in full screen is warned', async ({ pc, journal }) => {
  pc.web.at('web.telegram.org', {
    raw: '<button id="full" onclick="document.documentElement.requestFullscreen()">На весь экран</button>',
  });
  const { frame } = await openFrame(pc, 'width:300px;height:200px');
  await expect(frame).not.toShowBanner();
  await frame.click('#full');
  await expect(frame).toShowBanner();
  await journal.adds({ system: 'telegram' });
});

test('a page with a frame is warned at the zoom of 200 %', async ({ pc, journal }) => {
  const { page, frame } = await openFrame(pc, 'width:60vw;height:60vh');
  await pc.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ active: true });
    await chrome.tabs.setZoom(tab?.id as number, 2);
    return url;
  }, page.url());
  await expect(frame).not.toShowBanner();
  await page.evaluate((style) => document.querySelector('iframe')?.setAttribute('style', style), whole);
  await expect(frame).toShowBanner();
  await journal.adds({ system: 'telegram' });
});

test('a messenger in a messenger has one banner, that of the page', async ({ pc, web, journal }) => {
  web.at('web.whatsapp.com/framed', {
    raw: `<!doctype html><body style="margin:0"><iframe src="${messenger}" style="border:0;${whole}"></iframe>`,
  });
  const page = await pc.open('https://web.whatsapp.com/framed');
  await expect(page).toShowBanner({ system: 'WhatsApp' });
  const frame = await until(() => page.frames().find((one) => one.url() === messenger));
  await expect(frame).not.toShowBanner();
  await journal.adds({ system: 'whatsapp' });
});
