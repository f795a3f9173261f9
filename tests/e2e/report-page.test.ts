import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../harness/until.ts';
import { recorded, set } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';
import { byBells } from './lyceum-bells.ts';
import { shows } from './teacher.ts';

let room: ClassroomAt;
const folder = mkdtempSync(join(tmpdir(), 'dezhurny-reports-'));
beforeAll(async () => {
  room = await openClassroomAt('2026-11-23T08:40:00+04:00');
  await set(room.browser, byBells(), room.now);
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A visit in the lesson that is on, answered. @param incidents how many there are then */
async function visit(incidents: number): Promise<void> {
  const page = await room.browser.open('https://web.telegram.org/');
  await (await room.browser.waitForBanner(page)).press('Остаться');
  await recorded(room.browser, (journal) => journal.outcomes.length === incidents);
  await page.close();
}

/** A figure of the report as it is now. */
const figure = (page: Page, name: string): Promise<string | undefined> =>
  page.$$eval(
    '.report dt',
    (terms, wanted) => {
      const term = terms.find(({ textContent }) => textContent === wanted);
      return term?.nextElementSibling?.textContent.replace(/\s/g, ' ');
    },
    name,
  );

async function exportedAs(name: string): Promise<string> {
  const admin = await room.browser.extensionPage('options.html');
  const file = join(folder, name);
  copyFileSync(await room.browser.download(() => admin.locator('aria/Сохранить JSON[role="button"]').click()), file);
  await admin.close();
  return file;
}

it('tells how many incidents a hundred watched lessons saw', async () => {
  await visit(1);
  await room.reopenAt('2026-11-23T09:20:00+04:00');
  const admin = await room.browser.extensionPage('options.html#reports');
  const rate = (): Promise<string | undefined> => figure(admin, 'На 100 уроков под наблюдением');
  // The second lesson is counted by the worker, which starts beside the page.
  await until(async () => (await rate())?.startsWith('50'), { timeout: 20_000, what: 'one incident in two lessons' });
  expect(await figure(admin, 'Случаев')).toBe('1было: 0');
  await admin.close();
});

it('keeps every table inside its box on a screen of 320 px', async () => {
  const admin = await room.browser.extensionPage('options.html#reports');
  await admin.setViewport({ width: 320, height: 800 });
  await admin.waitForSelector('.report table tbody tr');
  const sticking = await admin.$$eval('.report table', (tables) => {
    const right = (element: Element | null): number => element?.getBoundingClientRect().right ?? 0;
    return tables
      .filter((table) => right(table) > right(table.closest('.box')))
      .map(({ caption }) => caption?.innerText);
  });
  expect(sticking).toEqual([]);
  await admin.close();
});

it.each([
  [320, 'screen'],
  [768, 'screen'],
  [1440, 'screen'],
  [642, 'print'],
] as const)('writes the axes of the picture of days legibly at %i px on %s', async (width, medium) => {
  const admin = await room.browser.extensionPage('options.html#reports');
  await admin.setViewport({ width, height: 800 });
  await admin.emulateMediaType(medium);
  await admin.waitForSelector('.chart-names text');
  const { texts, room: box } = await admin.$eval('.box:has(.chart)', (box) => {
    const place = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { text: element.textContent, left, right, top, bottom, size: getComputedStyle(element).fontSize };
    };
    const written = [...box.querySelectorAll('.chart-counts span, .chart-names text')];
    return { texts: written.map(place).filter(({ right, left }) => right > left), room: place(box) };
  });
  expect(texts.length).toBeGreaterThanOrEqual(4);
  for (const [i, text] of texts.entries()) {
    expect(text.size).toBe('14px');
    expect(text.left > box.left && text.right < box.right && text.bottom < box.bottom, text.text).toBe(true);
    const over = texts.slice(i + 1).filter((other) => overlap(text, other));
    expect(over.map((other) => `${text.text} and ${other.text}`)).toEqual([]);
  }
  await admin.close();
});

interface Place {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Whether two texts lie on each other. */
function overlap(one: Place, other: Place): boolean {
  const apart = (a: Place, b: Place): boolean => a.right <= b.left || a.bottom <= b.top;
  return !apart(one, other) && !apart(other, one);
}

it('names the file of a journal that was put back to an old copy, whichever came first', {
  timeout: 120_000,
}, async () => {
  await room.browser.quit();
  const old = join(folder, 'profile');
  cpSync(room.browser.profile, old, { recursive: true });
  await room.browser.relaunch();
  await visit(2);
  const early = await exportedAs('early.json');

  await room.browser.quit();
  rmSync(room.browser.profile, { recursive: true });
  cpSync(old, room.browser.profile, { recursive: true });
  await room.reopenAt('2026-11-24T08:40:00+04:00');
  await visit(2);
  const late = await exportedAs('late.json');

  const admin = await room.browser.extensionPage('options.html#reports');
  const input = (await admin.waitForSelector('.drop input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(late);
  await shows(admin, 'Принято файлов: 1, компьютеров в них: 1.');
  await input.uploadFile(early);
  await shows(admin, 'late.json: расходится с более ранним файлом early.json: обрезано, день (23.11.2026');
  await shows(admin, 'Принято файлов: 1, компьютеров в них: 1.');
  await admin.close();
});
