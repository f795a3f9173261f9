import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { languages, themes, violations, wear } from './axe.ts';
import { set } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';
import { Teacher } from './teacher.ts';

/** A timetable with everything an editor shows: two shifts, a vacation, days of their own. */
const timetable: Settings['timetable'] = {
  ...defaultSettings.timetable,
  bells: [
    {
      name: 'Обычные',
      lessons: [
        { number: 1, from: '08:30', to: '09:15' },
        { number: 2, from: '09:25', to: '10:10' },
      ],
    },
    { name: 'Вторая смена', lessons: [{ number: 7, from: '14:00', to: '14:45' }] },
  ],
  week: { ...defaultSettings.timetable.week, 1: ['Обычные', 'Вторая смена'], 2: ['Обычные'] },
  calendar: {
    ...defaultSettings.timetable.calendar,
    firstDay: '2026-09-01',
    vacations: [{ name: 'Осенние каникулы', from: '2026-10-26', to: '2026-11-03' }],
    days: [
      { day: '2026-11-28', kind: 'weekday', weekday: 1 },
      { day: '2026-12-25', kind: 'bells', bells: ['Обычные'] },
    ],
  },
};
const byBells: Partial<Settings> = { educationalUse: 'timetable', timetable };

const click = (page: Page, selector: string): Promise<void> => page.locator(selector).click();

/** What people see of the timetable, the access and the exemption, and how they get there; in this order. */
const views: { name: string; path: string; prepare?(page: Page, teacher: Teacher): Promise<unknown> }[] = [
  { name: 'the popup without a PIN', path: 'popup.html' },
  { name: 'the editor', path: 'options.html#settings' },
  {
    name: 'the editor with what is wrong',
    path: 'options.html#settings',
    async prepare(page) {
      await page.waitForSelector('textarea');
      for (const details of await page.$$('details')) await details.evaluate((node) => node.setAttribute('open', ''));
      await page.locator('textarea').fill('1\t8300\t09:15');
      await click(page, '.paste button');
      await page.locator('.lesson-time').fill('10:00');
      await click(page, 'form [type="submit"]');
      await page.waitForSelector('[aria-invalid="true"]');
    },
  },
  { name: 'the access', path: 'options.html#access' },
  {
    name: 'the access with a PIN that does not fit',
    path: 'options.html#access',
    async prepare(page) {
      await page.type('form[aria-labelledby="pin-title"] input', '12\n');
      await page.waitForSelector('[aria-invalid="true"]');
    },
  },
  {
    name: 'the popup that offers an exemption',
    path: 'popup.html',
    async prepare(page, teacher) {
      await teacher.setSecret('pin');
      await page.bringToFront();
      await page.reload();
      await page.waitForSelector('main');
    },
  },
  {
    name: 'the popup that asks for the PIN',
    path: 'popup.html',
    async prepare(page) {
      await click(page, 'section[aria-labelledby="exemption"] button');
      await page.type('input[type="password"]', '0000\n');
      await page.waitForSelector('.popup-error');
    },
  },
  {
    name: 'the popup while an exemption is on',
    path: 'popup.html',
    async prepare(page) {
      await click(page, 'section[aria-labelledby="exemption"] button');
      await page.type('input[type="password"]', '2580\n');
      await page.waitForSelector('.popup-exempt');
    },
  },
  {
    name: 'the gate',
    path: 'options.html#settings',
    async prepare(page, teacher) {
      await teacher.setSecret('passphrase', 'верная лошадь батарея');
      await page.bringToFront();
      await page.reload();
      await page.waitForSelector('.gate input');
      await page.type('.gate input', 'не тот пароль\n');
      await page.waitForSelector('[aria-invalid="true"]');
    },
  },
];

describe.each(languages)('in %s', (language) => {
  let room: ClassroomAt;
  let teacher: Teacher;
  beforeAll(async () => {
    room = await openClassroomAt('2026-11-23T08:40+04:00', { language });
    teacher = new Teacher(room);
    await set(room.browser, byBells, room.now);
  });
  afterAll(() => room.close());

  test.each(views)('$name has no violation in either theme, and fits a narrow window', async ({ path, prepare }) => {
    const page = await room.browser.extensionPage(path);
    await page.waitForSelector('h1');
    await prepare?.(page, teacher);
    for (const theme of themes) {
      await wear(page, theme);
      expect(await violations(page), theme).toEqual([]);
    }
    await page.setViewport({ width: path.startsWith('popup') ? 380 : 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
