import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillingPage } from '../../harness/filling-page.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { until } from '../../harness/until.ts';
import { set } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';

declare const filling: JournalFilling;

/** Enough that the file is longer than any address Chromium takes. */
const INCIDENTS = 4000;

let room: ClassroomAt;
beforeAll(async () => {
  room = await openClassroomAt('2026-11-02T10:15:00+04:00');
});
afterAll(async () => {
  await room.close();
  rmSync(file, { force: true }); // it lies where the browser puts downloads
});

const shows = (page: Page, text: string): Promise<unknown> =>
  until(async () => (await page.$eval('body', ({ innerText }) => innerText.replaceAll('\u00a0', ' '))).includes(text), {
    timeout: 20_000,
    what: `«${text}» on the page`,
  });

let file = '';

/** The file that the worker wrote: a download that belongs to no page is told to no one but the extension. */
async function written(): Promise<string> {
  const page = await room.browser.extensionPage('manifest.json');
  const done = (): Promise<string | undefined> =>
    page.evaluate(async () => {
      const [item] = await chrome.downloads.search({ state: 'complete' });
      return item?.filename;
    });
  const name = await until(done, { timeout: 60_000, every: 300, what: 'the month’s file' });
  await page.close();
  return name;
}

it('writes last month by itself, however large, and says so', { timeout: 180_000 }, async () => {
  const page = await fillingPage(room.browser);
  await page.evaluate((count) => filling.fill(count, { last: '2026-10-31', days: 31 }), INCIDENTS);
  await page.close();
  await set(room.browser, { monthlyExport: true, place: 'Каб. 12' }, room.now);
  await room.browser.killWorker();
  await room.browser.open('https://web.telegram.org/');
  file = await written();
  expect(basename(file)).toMatch(/^dezhurny_Каб-12_2026-10-01_2026-10-31.*\.json$/);
  expect(statSync(file).size).toBeGreaterThan(2 * 1024 * 1024);
  const { stdout } = spawnSync(process.execPath, ['scripts/verify.ts', file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
  expect(stdout).toContain('intact: 31 days, 31 sealed');
  const admin = await room.browser.extensionPage('options.html#reports');
  await shows(admin, 'Сохранена за 1–31 октября 2026 г. (02.11.2026).');
  await admin.close();
});

it('takes a dropped folder with its folders', { timeout: 120_000 }, async () => {
  const folder = join(room.browser.profile, 'от кабинетов');
  mkdirSync(join(folder, 'второй этаж'), { recursive: true });
  copyFileSync(file, join(folder, 'второй этаж', 'каб-12.json'));
  writeFileSync(join(folder, 'прочти.txt'), 'не выгрузка');
  const admin = await room.browser.extensionPage('options.html#reports');
  const box = await admin.waitForSelector('section[aria-labelledby="files-title"]');
  await box?.scrollIntoView();
  const { x, y, width, height } = (await box?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const session = await admin.createCDPSession();
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: x + width / 2,
      y: y + height / 2,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  }
  await shows(admin, 'Принято файлов: 1, компьютеров в них: 1.');
  await shows(admin, 'прочти.txt: это не выгрузка «Дежурного»');
  await shows(admin, 'Каб. 12');
  await admin.close();
});
