import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Weekday } from '../../core/time/weekday.ts';
import type { Calendar } from '../../core/timetable/timetable-schema.ts';
import { expect, test } from './fixtures/test.ts';

/** A Wednesday without a holiday. */
const DAY = '2026-11-25';
const WEDNESDAY: Weekday = 3;
const THURSDAY: Weekday = 4;

test.use({ clock: `${DAY}T12:00:00+04:00` });

/** Settings with lesson 4 from 11:30 to 12:30 on one weekday alone, and changes to the calendar. */
function lessonOn(weekday: Weekday, calendar: Partial<Calendar> = {}): Partial<Settings> {
  const { timetable } = defaultSettings;
  return {
    mode: 'warn',
    educationalUse: 'timetable',
    timetable: {
      ...timetable,
      bells: [{ name: 'Обычные', lessons: [{ number: 4, from: '11:30', to: '12:30' }] }],
      week: { ...timetable.week, [weekday]: ['Обычные'] },
      calendar: { ...timetable.calendar, nationalHolidays: false, ...calendar },
    },
  };
}

test('a vacation: nothing is shown or recorded although the week has a lesson now', async ({ pc, change, journal }) => {
  await change(lessonOn(WEDNESDAY, { vacations: [{ name: 'Каникулы', from: '2026-11-24', to: '2026-11-26' }] }));
  await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
  await journal.adds();
});

test('a moved day has the lessons of another weekday', { tag: '@matrix' }, async ({ pc, change, journal }) => {
  await change(lessonOn(THURSDAY));
  const page = await pc.open('https://web.telegram.org/');
  await expect(page).not.toShowBanner();
  await change(lessonOn(THURSDAY, { days: [{ day: DAY, kind: 'weekday', weekday: THURSDAY }] }));
  // The page that was open all the while hears of it.
  await expect(page).toShowBanner({ text: '4-й урок' });
  await journal.adds({ day: DAY, lesson: 4, reason: 'lesson' });
});

test('outside the teaching year nothing rings', { tag: '@matrix' }, async ({ pc, change, journal }) => {
  await change(lessonOn(WEDNESDAY, { lastDay: '2026-11-24' }));
  await expect(await pc.open('https://web.telegram.org/')).not.toShowBanner();
  await journal.adds();
});

test('the administrator’s page says what is on now', async ({ change, admin }) => {
  await change(lessonOn(WEDNESDAY));
  await expect((await admin.open('settings')).getByText('Сейчас: урок 4')).toBeVisible();
});
