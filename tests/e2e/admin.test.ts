import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../harness/until.ts';
import { arrives, type Classroom, openClassroom, recorded, settled } from './classroom.ts';

let room: Classroom;
let admin: Page;
beforeAll(async () => {
  room = await openClassroom();
  admin = await room.browser.extensionPage('options.html');
});
afterAll(() => room.close());

const shows = (text: string): Promise<unknown> =>
  until(
    async () => (await admin.$eval('body', ({ innerText }) => innerText.replaceAll('\u00a0', ' '))).includes(text),
    {
      what: `«${text}» on the administrator’s page`,
    },
  );

const sums = async () => (await room.browser.storage()).databases['dezhurny-sums'];

it('explains an empty journal, and shows an incident as it comes', async () => {
  await shows('За этот период записей нет');
  const page = await room.browser.open('https://web.telegram.org/');
  await (await room.browser.waitForBanner(page)).press('Остаться');
  await recorded(room.browser, ({ outcomes }) => outcomes.length === 1);
  await admin.bringToFront();
  await shows('Telegram');
  await shows('Случаев за период: 1');
  await page.close();
});

it('saves settings that the guard then follows', async () => {
  await admin.locator('aria/Настройки').click();
  await shows('Действуют на этом компьютере');
  await admin.locator('aria/Без доступа[role="radio"]').click();
  await admin.locator('aria/Кабинет[role="textbox"]').fill('Каб. 12');
  await admin.locator('aria/Сохранить настройки').click();
  await shows('Настройки сохранены.');
  const page = await room.browser.open('https://web.whatsapp.com/');
  await arrives(page, `chrome-extension://${room.browser.id}/notice.html`);
  await page.waitForSelector('aria/Перейти в MAX');
  expect(await page.$('aria/Остаться')).toBeNull();
  await page.close();
});

it('shows settings that did not fit', async () => {
  await admin.evaluate(() => chrome.storage.local.set({ settings: { mode: 'shout', place: 'Каб. 7' } }));
  await admin.reload();
  await shows('действует значение по умолчанию');
});

it('counts the journal into a report', async () => {
  await admin.locator('aria/Отчёты[role="link"]').click();
  await shows('По урокам и дням недели');
  expect((await sums())?.days).toMatchObject([{ sums: { incidents: (await settled(room.browser)).incidents.length } }]);
});

it('erases the journal only after a second yes', async () => {
  const open = await room.browser.open('https://web.snapchat.com/');
  await room.browser.waitForBanner(open);
  await admin.bringToFront();
  await admin.locator('aria/Журнал[role="link"]').click();
  await admin.locator('aria/Стереть журнал…').click();
  await shows('Вернуть записи будет нельзя');
  await admin.locator('aria/Не стирать').click();
  expect((await settled(room.browser)).incidents.length).toBeGreaterThan(0);
  await admin.bringToFront();
  await admin.locator('aria/Стереть журнал…').click();
  await admin.locator('aria/Стереть журнал[role="button"]').click();
  await shows('Журнал стёрт.');
  expect(await settled(room.browser)).toEqual({ incidents: [], outcomes: [], gaps: [] });
  expect((await sums())?.days ?? [], 'sums of what was erased').toEqual([]);
  await open.reload();
  await room.browser.waitForBanner(open);
  const { gaps, outcomes } = await recorded(room.browser, ({ incidents }) => incidents.length === 1);
  expect(gaps, 'lawful erasing is no gap').toEqual([]);
  expect(outcomes, 'nothing is answered for what was erased').toEqual([]);
  await open.close();
});
