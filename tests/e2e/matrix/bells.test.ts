import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chromium } from '../../../harness/chromium.ts';
import type { Firefox } from '../../../harness/firefox.ts';
import { until } from '../../../harness/until.ts';
import { set } from '../classroom.ts';
import { type LessonAround, lessonsAround } from '../lessons.ts';
import { chromiumRoom, firefoxRoom, gone, type Room, shown } from './room.ts';

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
  await ended(ending, 2);
  await ended(firefox, 3);
  await beginning.ready();
  await ending.ready();
  // A browser takes its time with tabs that nobody looks at.
  for (const page of pages.values()) await page.bringToFront();
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
    await tab(ending).close();
    await ending.ledger.settles();
  });
});

describe('Firefox', () => {
  test('next lesson begins over an open tab', async () => {
    const { browser, ledger } = firefox;
    const says = async (): Promise<string | undefined> => (await browser.banner(tab(firefox)))?.text;
    await until(async () => (await says())?.includes('4-й урок'), { timeout: 40_000, what: 'the next lesson' });
    await ledger.adds({ system: 'telegram', lesson: 4, noticed: 'page' });
    expect(await browser.overlays(tab(firefox))).toHaveLength(1);
    await tab(firefox).close();
    await ledger.settles();
  });
});

async function opens(room: Room, ...day: LessonAround[]): Promise<void> {
  await set(room.browser, lessonsAround(bell, day));
  pages.set(room, await room.browser.open(telegram));
}

async function ended(room: Room, lesson: number): Promise<void> {
  await shown(room, tab(room));
  await room.ledger.adds({ system: 'telegram', lesson, noticed: 'page' });
}

function tab(room: Room): Page {
  const page = pages.get(room);
  if (!page) throw new Error('its tab was not opened');
  return page;
}
