import type { Page } from '@playwright/test';
import { defaultSettings } from '../../../core/settings/default-settings.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { Admin } from '../fixtures/admin.ts';
import { expectAccessible } from '../fixtures/axe.ts';
import { PIN } from '../fixtures/popup.ts';
import { expect, test } from '../fixtures/test.ts';
import { isWhole } from './ui-pages.ts';

/** A timetable with everything an editor shows: two shifts, a vacation, single days. */
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

/** What people see of the timetable, the access and the exemption, and how they get there. */
interface View {
  name: string;
  path: string;
  /** Secret that the administrator has set before. */
  secret?: 'pin' | 'passphrase';
  prepare?(page: Page): Promise<unknown>;
}

const views: readonly View[] = [
  { name: 'the popup without a PIN', path: 'popup.html' },
  { name: 'the editor', path: 'options.html#settings' },
  { name: 'the editor with invalid times', path: 'options.html#settings', prepare: enterInvalidTimes },
  { name: 'the access', path: 'options.html#access' },
  {
    name: 'the access with a PIN that does not fit',
    path: 'options.html#access',
    async prepare(page) {
      await send(page, 'form.secret-pin input', '12');
      await isMarkedInvalid(page);
    },
  },
  { name: 'the popup that offers an exemption', path: 'popup.html', secret: 'pin' },
  {
    name: 'the popup that asks for the PIN',
    path: 'popup.html',
    secret: 'pin',
    async prepare(page) {
      await askForExemption(page, '0000');
      await expect(page.locator('.popup-error')).toBeVisible();
    },
  },
  {
    name: 'the popup while an exemption is on',
    path: 'popup.html',
    secret: 'pin',
    async prepare(page) {
      await askForExemption(page, PIN);
      await expect(page.locator('.popup-state-exempt')).toBeVisible();
    },
  },
  {
    name: 'the gate',
    path: 'options.html#settings',
    secret: 'passphrase',
    async prepare(page) {
      await send(page, '.gate input', 'не тот пароль');
      await isMarkedInvalid(page);
    },
  },
];

/** Declares that these views have no violation and fit a narrow window, in a browser in this language. */
export function testLessonViews(): void {
  test.describe('in a lesson', () => {
    test.use({ clock: '2026-11-23T08:40:00+04:00', settings: { educationalUse: 'timetable', timetable } });

    for (const { name, path, secret, prepare } of views) {
      test(`${name} has no violation in either theme, and fits a narrow window`, async ({ pc, admin }) => {
        if (secret) await setSecret(admin, secret);
        const page = await pc.extensionPage(path);
        await isWhole(page, path);
        await prepare?.(page);
        await expectAccessible(page);
        await page.setViewportSize({ width: path.startsWith('popup') ? 380 : 320, height: 800 });
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(excess, 'px that stick out sideways').toBeLessThanOrEqual(0);
      });
    }
  });
}

const setSecret = (admin: Admin, name: 'pin' | 'passphrase'): Promise<void> =>
  name === 'pin' ? admin.setSecret('pin') : admin.setSecret('passphrase', 'верная лошадь батарея');

async function send(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).first().fill(text);
  await page.keyboard.press('Enter');
}

async function askForExemption(page: Page, pin: string): Promise<void> {
  await page.locator('[data-opens="exempt"]').click();
  await page.getByRole('combobox').nth(1).selectOption('demonstration');
  await send(page, 'input[data-masked]', pin);
}

async function enterInvalidTimes(page: Page): Promise<void> {
  await expect(page.locator('textarea').first()).toBeAttached();
  for (const details of await page.locator('details').all()) {
    await details.evaluate((node) => node.setAttribute('open', ''));
  }
  await page.locator('textarea').first().fill('1\t8300\t09:15');
  await page.locator('.paste button').first().click();
  await page.locator('.lesson-time').first().fill('10:00');
  await page.locator('form [type="submit"]').first().click();
  await isMarkedInvalid(page);
}

const isMarkedInvalid = (page: Page): Promise<void> =>
  expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
