import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import { arrives, type Classroom, openClassroom, recorded, set, settled } from './classroom.ts';
import { lessonsAround } from './lessons.ts';

const zone = 'Europe/Saratov';
const { timetable } = defaultSettings;

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

it('audit: records and shows nothing', async () => {
  await set(room.browser, { mode: 'audit' });
  const page = await room.browser.open('https://web.telegram.org/');
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents[0]).toMatchObject({ system: 'telegram', mode: 'audit' });
  await room.browser.noBanner(page);
  await page.close();
});

it('block: nobody stays', async () => {
  await set(room.browser, { mode: 'block' });
  const page = await room.browser.open('https://discord.com/login');
  await arrives(page, `chrome-extension://${room.browser.id}/notice.html`);
  await page.locator('aria/Закрыть вкладку').wait();
  expect(await page.$('aria/Остаться')).toBeNull();
  await page.close();
});

it('redirect: counts down and goes to MAX by itself', async () => {
  await set(room.browser, { mode: 'redirect', countdown: 3 });
  const page = await room.browser.open('https://web.snapchat.com/');
  const banner = await room.browser.waitForBanner(page);
  expect(banner.text).toMatch(/\d\s+с/);
  await arrives(page, 'https://web.max.ru/');
  await recorded(room.browser, (journal) => journal.outcomes.at(-1)?.outcome === 'moved-to-max');
  await page.close();
});

it('redirect: the countdown can be stopped', async () => {
  await set(room.browser, { mode: 'redirect', countdown: 3 });
  const page = await room.browser.open('https://web.whatsapp.com/');
  const banner = await room.browser.waitForBanner(page);
  await banner.press('Остановить');
  await new Promise((resume) => setTimeout(resume, 3500)); // longer than the countdown: nothing may happen
  expect(page.url()).toBe('https://web.whatsapp.com/');
  expect((await room.browser.banner(page))?.buttons).toContain('Остаться');
  await page.close();
});

test.each([
  ['outside lessons', { educationalUse: 'timetable', timetable }],
  ['while no lesson was started by hand', { educationalUse: 'by-hand' }],
] as const)('nothing is shown or recorded %s', async (_name, given) => {
  await set(room.browser, { ...given, mode: 'warn' } as never);
  const before = (await settled(room.browser)).incidents;
  const page = await room.browser.open('https://web.telegram.org/');
  await room.browser.noBanner(page);
  const unreachable = await room.browser.open('https://web.threema.ch:1/');
  expect(unreachable.url()).not.toContain('notice.html');
  expect((await settled(room.browser)).incidents).toEqual(before);
  await page.close();
  await unreachable.close();
});

it('a lesson of the timetable is named with its number and end', async () => {
  const now = new Date();
  const { day } = localTime(new Date(now.getTime() - 30 * 60_000), zone);
  const end = formatClock(localTime(now, zone).minute + 30);
  await set(room.browser, { mode: 'warn', ...lessonsAround(now, [{ number: 3, from: -30, to: 30 }]) });
  const page = await room.browser.open('https://t.me/somebody');
  const banner = await room.browser.waitForBanner(page);
  expect(banner.text.replaceAll('\u00a0', ' ')).toMatch(/3/);
  expect(banner.text).toContain(end);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.at(-1)?.lesson === 3);
  expect(incidents.at(-1)).toMatchObject({ lesson: 3, hour: null, reason: 'lesson', day });
  await page.close();
});

it('settings that do not fit are replaced one by one and the guard goes on', async () => {
  const page = await room.browser.extensionPage('manifest.json');
  await page.evaluate(() => chrome.storage.local.set({ settings: { mode: 'shout', educationalUse: 7, countdown: 5 } }));
  const messenger = await room.browser.open('https://web.viber.com/');
  expect((await room.browser.waitForBanner(messenger)).buttons).toContain('Остаться');
  await messenger.close();
  await page.close();
});
