import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import type { Chromium } from '../../../harness/chromium/chromium.ts';
import { until } from '../../../harness/until.ts';
import { answering } from '../fixtures/leaving-question.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { asks } from './page.ts';

/* A messenger that an innocent page shows in a frame as large as the window. */

const messenger = 'https://web.telegram.org/k/';
const innocent = 'https://lesson.example/frame';

/** Open an innocent page with a frame. @param style of the frame @param script of the page */
async function openFrame(pc: Chromium, style: string, script = ''): Promise<{ page: Page; frame: Frame }> {
  const frame = `<iframe src="${messenger}" allow="fullscreen" style="border:0;${style}"></iframe>`;
  pc.web.at('lesson.example/frame', { raw: pageWith(`${frame}<script>${script}</script>`) });
  const page = await pc.open(innocent);
  return { page, frame: await frameIn(page) };
}

const pageWith = (body: string): string => `<!doctype html><body style="margin:0">${body}`;

const frameIn = (page: Page): Promise<Frame> =>
  until(() => page.frames().find((one) => one.url() === messenger), { what: 'frame' });

const whole = 'position:fixed;inset:0;width:100vw;height:100vh';

test('shows the banner in the frame, and keeps one incident', async ({ pc, journal }) => {
  const { frame } = await openFrame(pc, whole);
  await expect(frame).toShowBanner({ system: 'Telegram', item: 5 });
  const [incident] = await journal.adds({ system: 'telegram', noticed: 'page' });
  await (await waitForBanner(frame)).press('Остаться на странице');
  await expect(frame).toHideBanner();
  await journal.answered(incident, 'stayed');
});

test('prints the banner alone in the frame', async ({ pc, web }) => {
  web.at('web.telegram.org', { raw: '<p>переписка' });
  const { page, frame } = await openFrame(pc, whole);
  await expect(frame).toShowBanner();
  await frame.evaluate(`printed = [];
    addEventListener('beforeprint', () => printed.push(document.body.checkVisibility() ? document.body.innerText : ''));`);
  await page.pdf();
  expect(await frame.evaluate('printed')).toEqual(['']);
  expect(await frame.evaluate('document.body.checkVisibility()')).toBe(true);
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

test('“MAX”, and the person stays when the page around the frame asks', async ({ pc, journal }) => {
  const { page, frame } = await openFrame(pc, whole, asks);
  const banner = await waitForBanner(frame);
  const [incident] = await journal.adds({ system: 'telegram' });
  const question = answering(page, 'stay');
  await banner.press('Перейти в MAX');
  await expect.poll(question.asked).toBe(1);
  expect((await journal.settled()).outcomes).toEqual([]);
  await (await waitForBanner(frame)).press('Остаться на странице');
  await journal.answered(incident, 'stayed');
  expect((await journal.settled()).outcomes).toHaveLength(1);
});

test('a frame of any kind is warned: object, embed, frame in a frame, sandbox, local file', async ({ pc }, info) => {
  const inner = `<iframe src="${messenger}" style="border:0;${whole}"></iframe>`;
  pc.web.at('frames.example/inner', { raw: pageWith(inner) });
  const kinds = {
    object: `<object data="${messenger}" style="${whole}"></object>`,
    embed: `<embed src="${messenger}" style="${whole}">`,
    nested: `<iframe src="https://frames.example/inner" style="border:0;${whole}"></iframe>`,
    sandbox: inner.replace('src', 'sandbox="allow-scripts" src'),
  };
  const file = info.outputPath('frame.html');
  writeFileSync(file, pageWith(inner));
  const addresses = Object.entries(kinds).map(([kind, body]) => {
    pc.web.at(`lesson.example/${kind}`, { raw: pageWith(body) });
    return `https://lesson.example/${kind}`;
  });
  for (const address of [...addresses, pathToFileURL(file).href]) {
    const page = await pc.open(address);
    await expect(await frameIn(page), address).toShowBanner({ system: 'Telegram' });
    await page.close();
  }
});

test('a frame in a page of a messenger’s host that is left alone is warned', async ({ pc, web, journal }) => {
  web.at('t.me/s/durov', { raw: pageWith(`<iframe src="${messenger}" style="border:0;${whole}"></iframe>`) });
  const page = await pc.open('https://t.me/s/durov');
  await expect(await frameIn(page)).toShowBanner({ system: 'Telegram' });
  await journal.adds({ system: 'telegram', surface: 'client' });
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
