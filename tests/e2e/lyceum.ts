import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Note } from '../../core/journal/entry.ts';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import type { Calendar, Timetable } from '../../core/timetable/timetable-schema.ts';
import { until } from '../../harness/until.ts';
import { set } from './classroom.ts';
import { type ClassroomAt, openClassroomAt } from './clock.ts';
import { Teacher } from './teacher.ts';

const usual = {
  name: 'Обычные',
  lessons: [
    { number: 1, from: '08:30', to: '09:15' },
    { number: 2, from: '09:15', to: '10:00' },
    { number: 3, from: '10:10', to: '10:55' },
  ],
};

/**
 * Settings of a lyceum in Saratov (+04:00) with lessons from Monday to Friday: 1 from 08:30 to 09:15, 2 follows at once
 * till 10:00, 3 from 10:10 to 10:55.
 */
export function byBells(calendar: Partial<Calendar> = {}): Partial<Settings> {
  const { timetable } = defaultSettings;
  const week: Timetable['week'] = { ...timetable.week };
  for (const day of [1, 2, 3, 4, 5] as const) week[day] = [usual.name];
  return {
    mode: 'warn',
    educationalUse: 'timetable',
    timetable: { ...timetable, bells: [usual], week, calendar: { ...timetable.calendar, ...calendar } },
  };
}

/** A classroom PC of that lyceum at a moment a test needs, and who works at it. */
class Lyceum extends Teacher {
  readonly room: ClassroomAt;

  constructor(room: ClassroomAt) {
    super(room);
    this.room = room;
  }

  telegram(): Promise<Page> {
    return this.room.browser.open('https://web.telegram.org/');
  }

  /** The banner, for as long as it takes till the bell. */
  async bannerWith(page: Page, text: string): Promise<void> {
    await page.bringToFront(); // the accessibility tree of a tab behind others is not to be had
    const banner = await this.room.browser.waitForBanner(page, { timeout: 50_000 });
    expect(banner.text.replaceAll('\u00a0', ' ')).toContain(text);
  }

  /** Waits till the banner goes. */
  async gone(page: Page): Promise<void> {
    await page.bringToFront();
    await until(async () => !(await this.room.browser.banner(page)), { timeout: 50_000, what: 'the banner to go' });
  }

  /** What the journal notes about the PC itself. */
  async notes(): Promise<Pick<Note, 'day' | 'cause'>[]> {
    const { databases } = await this.room.browser.storage();
    const entries = (databases.dezhurny?.entries ?? []) as Note[];
    return entries.flatMap(({ kind, day, cause }) => (kind === 'note' ? [{ day, cause }] : []));
  }
}

type Open = (moment: string, settings: Partial<Settings>, options?: { zone?: string }) => Promise<Lyceum>;

/** A test that may open such PCs; they are closed when it ends. */
export const inLyceum = test.extend<{ open: Open }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from it which fixtures this one needs
  open: async ({}, use) => {
    const rooms: ClassroomAt[] = [];
    await use(async (moment, settings, options = {}) => {
      const room = await openClassroomAt(moment, options);
      rooms.push(room);
      await set(room.browser, settings, room.now);
      return new Lyceum(room);
    });
    for (const room of rooms) await room.close();
  },
});
