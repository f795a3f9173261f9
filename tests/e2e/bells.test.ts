import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { addDays, formatClock, localTime } from '../../core/time/local-time.ts';
import type { Weekday } from '../../core/time/weekday.ts';
import { weekdayOf } from '../../core/time/weekday.ts';
import type { Calendar } from '../../core/timetable/timetable-schema.ts';
import { type Classroom, openClassroom, recorded, set, settled } from './classroom.ts';

const zone = 'Europe/Saratov';
let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

/** A lesson around now on one weekday alone, and a calendar around today. */
function around(weekday: Weekday | null, calendar: Partial<Calendar>): Partial<Settings> {
  const { minute } = localTime(new Date(), zone);
  const [from, to] = [Math.max(0, minute - 30), Math.min(1439, minute + 30)].map(formatClock) as [string, string];
  const { timetable } = defaultSettings;
  return {
    mode: 'warn',
    educationalUse: 'timetable',
    timetable: {
      ...timetable,
      zone,
      bells: [{ name: 'Обычные', lessons: [{ number: 4, from, to }] }],
      week: weekday ? { ...timetable.week, [weekday]: ['Обычные'] } : timetable.week,
      calendar: { ...timetable.calendar, nationalHolidays: false, ...calendar },
    },
  };
}

const today = (): { day: string; weekday: Weekday } => {
  const { day } = localTime(new Date(), zone);
  return { day, weekday: weekdayOf(day) };
};
const other = (weekday: Weekday): Weekday => ((weekday % 7) + 1) as Weekday;

it('a vacation: nothing is shown or recorded although the week has a lesson now', async () => {
  const { day, weekday } = today();
  const vacations = [{ name: 'Каникулы', from: addDays(day, -1), to: addDays(day, 1) }];
  await set(room.browser, around(weekday, { vacations }));
  const page = await room.browser.open('https://web.telegram.org/');
  await room.browser.noBanner(page);
  expect((await settled(room.browser)).incidents).toEqual([]);
  await page.close();
});

it('a moved day has the lessons of another weekday', async () => {
  const { day, weekday } = today();
  await set(room.browser, around(other(weekday), {}));
  const page = await room.browser.open('https://web.telegram.org/');
  await room.browser.noBanner(page);
  await set(room.browser, around(other(weekday), { days: [{ day, kind: 'weekday', weekday: other(weekday) }] }));
  // The page that was open all the while hears of it.
  expect((await room.browser.waitForBanner(page)).text).toMatch(/4.й урок/);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length === 1);
  expect(incidents[0]).toMatchObject({ day, lesson: 4, reason: 'lesson' });
  await page.close();
});

it('outside the teaching year nothing rings', async () => {
  const { day, weekday } = today();
  await set(room.browser, around(weekday, { lastDay: addDays(day, -1) }));
  const page = await room.browser.open('https://web.telegram.org/');
  await room.browser.noBanner(page);
  await page.close();
});

it('the administrator’s page says what is on now', async () => {
  await set(room.browser, around(today().weekday, {}));
  const page = await room.browser.extensionPage('options.html#settings');
  await page.waitForFunction(() => document.body.innerText.includes('Сейчас: урок 4'));

  await page.close();
});
