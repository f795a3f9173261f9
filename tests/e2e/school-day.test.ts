import type { Page } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import { defaultSettings } from '../../core/default-settings.ts';
import type { Note } from '../../core/entry.ts';
import type { Settings } from '../../core/settings.ts';
import type { Calendar, Timetable } from '../../core/timetable-schema.ts';
import { until } from '../../scripts/browser/until.ts';
import { recorded, set, settled } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';
import { PIN, press, sendPin, shows, Teacher } from './teacher.ts';

/*
 * A lyceum in Saratov (+04:00) with lessons from Monday to Friday: 1 from 08:30 to 09:15, 2 follows at once till 10:00,
 * 3 from 10:10 to 10:55. 2026-11-23 is a Monday. The clock of the extension is set to what a test needs.
 */
const usual = {
  name: 'Обычные',
  lessons: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:15', to: '10:00' },
    { number: 3, from: '10:10', to: '10:55' },
  ],
};

function byBells(calendar: Partial<Calendar> = {}): Partial<Settings> {
  const { timetable } = defaultSettings;
  const week: Timetable['week'] = { ...timetable.week };
  for (const day of [1, 2, 3, 4, 5] as const) week[day] = [usual.name];
  return {
    mode: 'warn',
    educationalUse: 'timetable',
    timetable: { ...timetable, bells: [usual], week, calendar: { ...timetable.calendar, ...calendar } },
  };
}

let room: ClassroomAt;
afterEach(() => room.close());

async function open(moment: string, settings: Partial<Settings>, options = {}): Promise<Teacher> {
  room = await openClassroomAt(moment, options);
  await set(room.browser, settings, room.now);
  return new Teacher(room);
}

const telegram = (): Promise<Page> => room.browser.open('https://web.telegram.org/');

/** The banner, for as long as it takes till the bell. */
async function bannerWith(page: Page, text: string): Promise<void> {
  await page.bringToFront(); // the accessibility tree of a tab behind others is not to be had
  const banner = await room.browser.waitForBanner(page, { timeout: 50_000 });
  expect(banner.text.replaceAll('\u00a0', ' ')).toContain(text);
}

async function gone(page: Page): Promise<void> {
  await page.bringToFront();
  await until(async () => !(await room.browser.banner(page)), { timeout: 50_000, what: 'the banner to go' });
}

it('the bell begins the lesson over an open tab', async () => {
  await open('2026-11-23T08:29:30+04:00', byBells());
  const page = await telegram();
  expect(await room.browser.banner(page)).toBeUndefined();
  expect((await settled(room.browser)).incidents).toEqual([]);
  await bannerWith(page, '1-й урок, до 09:15');
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents[0]).toMatchObject({ day: '2026-11-23', lesson: 1, hour: null, reason: 'lesson', mode: 'warn' });
});

it('the bell ends it over an open tab', async () => {
  await open('2026-11-23T09:59:30+04:00', byBells());
  const page = await telegram();
  await bannerWith(page, '2-й урок, до 10:00');
  await gone(page);
  await page.reload();
  await room.browser.noBanner(page);
  expect((await settled(room.browser)).incidents).toHaveLength(1);
});

it('an exemption ends with the bell, though the next lesson follows at once', async () => {
  const teacher = await open('2026-11-23T09:00+04:00', byBells());
  await teacher.setSecret('pin');
  await room.reopenAt('2026-11-23T09:14:25+04:00');
  await teacher.inPopup((popup) => shows(popup, 'Разрешить до 09:15'));
  await teacher.exempt('all');
  expect(await teacher.badge()).toBe('✓');
  const page = await telegram();
  await recorded(room.browser, ({ incidents }) => incidents.at(-1)?.mode === 'allowed');
  await bannerWith(page, '2-й урок, до 10:00');
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 2);
  expect(incidents).toMatchObject([
    { mode: 'allowed', lesson: 1 },
    { mode: 'warn', lesson: 2 },
  ]);
  await teacher.badgeGoes();
});

it('a restart inside a lesson changes nothing about it, and one after it finds it over', async () => {
  await open('2026-11-23T08:40+04:00', byBells());
  await bannerWith(await telegram(), '1-й урок, до 09:15');
  await room.reopenAt('2026-11-23T08:50+04:00');
  await bannerWith(await telegram(), '1-й урок, до 09:15');
  await room.reopenAt('2026-11-23T10:05+04:00');
  const page = await telegram();
  await room.browser.noBanner(page);
  const { incidents } = await settled(room.browser);
  expect(incidents.every(({ lesson }) => lesson === 1)).toBe(true);
});

it('a restart inside an exemption leaves it on till its bell, and no longer', async () => {
  const teacher = await open('2026-11-23T08:40+04:00', byBells());
  await teacher.setSecret('pin');
  await teacher.exempt('telegram');
  await room.reopenAt('2026-11-23T08:50+04:00');
  expect(await until(() => teacher.badge())).toBe('✓');
  await room.browser.noBanner(await telegram());
  await bannerWith(await room.browser.open('https://web.whatsapp.com/'), '1-й урок');
  await room.reopenAt('2026-11-23T09:20+04:00');
  await bannerWith(await telegram(), '2-й урок');
  await teacher.badgeGoes();
});

it('wrong PINs bring a delay that grows, over the worker’s death and restarts, and no clock set back ends', async () => {
  const teacher = await open('2026-11-23T08:31+04:00', byBells());
  await teacher.setSecret('pin');
  const tryPin = (pin: string, told: string): Promise<void> =>
    teacher.inPopup(async (popup) => {
      await press(popup, 'Разрешить до');
      await sendPin(popup, pin);
      await shows(popup, told);
    });
  for (const left of [4, 3, 2, 1]) await tryPin('0000', `Попыток до паузы: ${left}`);
  await room.browser.killWorker();
  await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 08:3');
  await room.reopenAt('2026-11-23T08:40+04:00');
  await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 08:46');
  await room.browser.killWorker();
  await tryPin(PIN, 'Попробуйте снова в 08:46');
  await room.reopenAt('2026-11-23T08:50+04:00');
  await tryPin('0000', 'PIN не подошёл. Попробуйте снова в 09:06');
  await room.reopenAt('2026-11-23T08:35+04:00');
  await tryPin(PIN, 'Попробуйте снова в 08:51');
  expect(await teacher.exemptions()).toEqual([]);
  await room.reopenAt('2026-11-23T09:10+04:00');
  await teacher.exempt('all');
});

it('the quota holds for the day, over a restart, and is there again on the next', async () => {
  const teacher = await open('2026-11-23T08:40+04:00', { ...byBells(), exemptionsPerDay: 1 });
  await teacher.setSecret('pin');
  await teacher.exempt('all');
  await teacher.endExemption();
  await teacher.inPopup((popup) => shows(popup, 'Разрешения на сегодня закончились'));
  await room.reopenAt('2026-11-23T09:30+04:00');
  await teacher.inPopup((popup) => shows(popup, 'Разрешения на сегодня закончились'));
  await room.reopenAt('2026-11-24T08:40+04:00');
  await teacher.exempt('all');
});

it('a vacation: nothing is shown or recorded, and both pages say so', async () => {
  const vacations = [{ name: 'Осенние каникулы', from: '2026-11-23', to: '2026-11-29' }];
  const teacher = await open('2026-11-23T08:40+04:00', byBells({ vacations }));
  await room.browser.noBanner(await telegram());
  expect((await settled(room.browser)).incidents).toEqual([]);
  await teacher.inPopup((popup) => shows(popup, 'Уроков сегодня нет'));
  const admin = await room.browser.extensionPage('options.html#settings');
  await shows(admin, 'Осенние каникулы');
  await shows(admin, 'понедельник, 30');
});

it('a Saturday that is worked by decree has the bells of the day it is worked for', async () => {
  const teacher = await open('2027-02-20T08:40+04:00', byBells());
  await bannerWith(await telegram(), '1-й урок, до 09:15');
  await teacher.inPopup((popup) => shows(popup, 'Следующий урок: 2-й, в 09:15'));
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents[0]).toMatchObject({ day: '2027-02-20', lesson: 1 });
  await room.reopenAt('2027-02-22T08:40+04:00');
  await room.browser.noBanner(await telegram());
});

it('a Saturday that the school itself works is a school day too', async () => {
  await open('2026-11-28T08:40+04:00', byBells());
  const page = await telegram();
  await room.browser.noBanner(page);
  await set(room.browser, byBells({ days: [{ day: '2026-11-28', kind: 'weekday', weekday: 3 }] }), room.now);
  await bannerWith(page, '1-й урок, до 09:15');
});

it('a PC in another zone, whose clock then goes back: lessons by the lyceum, told and noted', async () => {
  await open('2026-11-24T08:40+04:00', byBells(), { zone: 'Europe/Moscow' });
  await bannerWith(await telegram(), '1-й урок, до 09:15');
  const admin = await room.browser.extensionPage('options.html');
  await shows(admin, 'На компьютере стоит часовой пояс Europe/Moscow, а в расписании — Europe/Saratov.');
  await shows(admin, 'Часовой пояс компьютера не тот, что у лицея');
  expect(await notes()).toEqual([{ day: '2026-11-24', cause: 'zone-differs' }]);
  await room.reopenAt('2026-11-23T08:40+04:00');
  await until(async () => (await notes()).length === 3, { what: 'the notes' });
  expect((await notes()).slice(1)).toEqual(
    expect.arrayContaining([
      { day: '2026-11-23', cause: 'clock-back' },
      { day: '2026-11-23', cause: 'zone-differs' },
    ]),
  );
  const again = await room.browser.extensionPage('options.html');
  await shows(again, 'Часы компьютера переводили назад (замечено');
});

async function notes(): Promise<Pick<Note, 'day' | 'cause'>[]> {
  const { databases } = await room.browser.storage();
  const entries = (databases.dezhurny?.entries ?? []) as Note[];
  return entries.flatMap(({ kind, day, cause }) => (kind === 'note' ? [{ day, cause }] : []));
}
