import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../core/default-settings.ts';
import type { Settings } from '../../../core/settings.ts';
import { clockOf, localTime } from '../../../core/timetable.ts';
import { mapWeek } from '../../../core/timetable-schema.ts';
import type { Chromium } from '../../../scripts/browser/chromium.ts';
import type { Firefox } from '../../../scripts/browser/firefox.ts';
import { set } from '../classroom.ts';
import { chromiumRoom, firefoxRoom, gone, type Room, shown } from './room.ts';

const zone = 'Europe/Saratov';
const MINUTE = 60_000;
/** ms that setting the timetables and opening the tabs may take before the bell. */
const PREPARATION = 20_000;
const telegram = 'https://web.telegram.org/k/';

let bell: Date;
let beginning: Room<Chromium>;
let ending: Room<Chromium>;
let firefox: Room<Firefox>;
const pages = new Map<Room, Page>();

/** The bell rings once for all rooms, because a minute is long. */
beforeAll(async () => {
  [beginning, ending, firefox] = await Promise.all([chromiumRoom(true), chromiumRoom(true), firefoxRoom()]);
  bell = new Date(Math.ceil((Date.now() + PREPARATION) / MINUTE) * MINUTE);
  await Promise.all([
    opens(beginning, { number: 1, from: 0, to: 40 }),
    opens(ending, { number: 2, from: -40, to: 0 }),
    opens(firefox, { number: 3, from: -40, to: 0 }, { number: 4, from: 0, to: 40 }),
  ]);
  await beginning.browser.noBanner(tab(beginning));
  ending.ledger.leaves((await ended(ending, 2))[0]);
  await ended(firefox, 3);
  await beginning.ready();
  await ending.ready();
  await wait(Math.max(0, bell.getTime() - Date.now()));
}, 3 * MINUTE);

afterAll(() => Promise.all([beginning, ending, firefox].map((room) => room.close())));

describe('Chromium, worker killed', () => {
  test('lesson begins over an open tab', async () => {
    await shown(beginning, tab(beginning));
    await beginning.ledger.adds({ system: 'telegram', lesson: 1, reason: 'lesson', noticed: 'page' });
    await tab(beginning).close();
    await beginning.ledger.settles();
  });

  test('lesson ends over an open tab', async () => {
    await gone(ending, tab(ending));
    await tab(ending).reload();
    await ending.browser.noBanner(tab(ending));
    await ending.ledger.adds();
    await ending.ledger.settles();
  });
});

describe('Firefox', () => {
  test('next lesson begins over an open tab', async () => {
    await firefox.ledger.adds({ system: 'telegram', lesson: 4, noticed: 'page' });
    expect(await firefox.browser.overlays(tab(firefox))).toHaveLength(1);
  });
});

async function opens(room: Room, ...day: LessonByBell[]): Promise<void> {
  await set(room.browser, lessons(...day));
  pages.set(room, await room.browser.open(telegram));
}

async function ended(room: Room, lesson: number): ReturnType<Room['ledger']['adds']> {
  await shown(room, tab(room));
  return room.ledger.adds({ system: 'telegram', lesson, noticed: 'page' });
}

function tab(room: Room): Page {
  const page = pages.get(room);
  if (!page) throw new Error('its tab was not opened');
  return page;
}

/** `from` and `to` in minutes after the bell. */
interface LessonByBell {
  number: number;
  from: number;
  to: number;
}

/** The same lessons every day. */
function lessons(...given: LessonByBell[]): Partial<Settings> {
  const { minute } = localTime(bell, zone);
  const { timetable } = defaultSettings;
  const day = given.map(({ number, from, to }) => ({ number, from: clockOf(minute + from), to: clockOf(minute + to) }));
  const bells = [{ name: 'Обычные', lessons: day }];
  const calendar = { ...timetable.calendar, nationalHolidays: false };
  return {
    educationalUse: 'timetable',
    timetable: { ...timetable, zone, bells, week: mapWeek(() => ['Обычные']), calendar },
  };
}
