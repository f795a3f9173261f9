import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { until } from '../../../harness/until.ts';
import { set } from '../classroom.ts';
import { lessonsAround } from '../lessons.ts';
import { firefoxRoom, shown } from './room.ts';

const MINUTE_MS = 60_000;
/** ms that setting the timetable and opening the tab may take before the bell. */
const PREPARATION_MS = 20_000;

describe('Firefox', () => {
  test('next lesson begins over an open tab', { timeout: 3 * MINUTE_MS }, async () => {
    const room = await firefoxRoom();
    const { browser, ledger } = room;
    const bell = new Date(Math.ceil((Date.now() + PREPARATION_MS) / MINUTE_MS) * MINUTE_MS);
    const day = [
      { number: 3, from: -40, to: 0 },
      { number: 4, from: 0, to: 40 },
    ];
    await set(browser, lessonsAround(bell, day));
    const page = await browser.open('https://web.telegram.org/k/');
    await shown(room, page);
    await ledger.adds({ system: 'telegram', lesson: 3, noticed: 'page' });
    await wait(Math.max(0, bell.getTime() - Date.now()));
    const says = async (): Promise<string | undefined> => (await browser.banner(page))?.text;
    await until(async () => (await says())?.includes('4-й урок'), { timeout: 40_000, what: 'the next lesson' });
    await ledger.adds({ system: 'telegram', lesson: 4, noticed: 'page' });
    expect(await browser.overlays(page)).toHaveLength(1);
    await page.close();
    await ledger.settles();
    await room.close();
  });
});
