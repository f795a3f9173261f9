import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { Chromium, type ChromiumOptions } from '../../../harness/chromium.ts';
import { StandIns } from '../../../harness/fake-web.ts';
import { Firefox, type FirefoxOptions } from '../../../harness/firefox.ts';
import type { Guarded } from './guarded.ts';
import { Ledger } from './ledger.ts';

/** Upper bound, not a measurement: other browsers may share the machine. */
const SOON = { timeout: 20_000 };

/** A browser with the extension, its web, and the count of what is recorded. */
export interface Room<B extends Guarded = Guarded> {
  browser: B;
  web: StandIns;
  ledger: Ledger;
  /** Brings the worker into the state that the rows are about: what comes next finds it so. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A Chromium, whose worker is killed before each row's navigation or is left alone. */
export async function chromiumRoom(
  killed = false,
  options: Omit<ChromiumOptions, 'standIns'> = {},
): Promise<Room<Chromium>> {
  const web = await StandIns.start();
  const browser = await Chromium.launch({ standIns: web, ...options });
  return { ...roomOf(browser, web), ready: async () => (killed ? browser.killWorker() : undefined) };
}

/** A Firefox, whose background page falls asleep soon, but after the second it takes to see that a tab is gone. */
export async function firefoxRoom(options: Omit<FirefoxOptions, 'standIns'> = {}): Promise<Room<Firefox>> {
  const web = await StandIns.start();
  const preferences = { 'extensions.background.idle.timeout': 2000 };
  return roomOf(await Firefox.launch({ standIns: web, preferences, ...options }), web);
}

/**
 * One room for all rows of a suite. A row that is tried again gets a new one: what failed may have left tabs behind, and
 * uncounted incidents.
 * @returns the room there is now
 */
export function oneRoom<R extends Room>(open: () => Promise<R>): () => R {
  let room: R;
  beforeAll(async () => {
    room = await open();
  });
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await room.close();
    room = await open();
  });
  afterAll(() => room.close());
  return () => room;
}

function roomOf<B extends Guarded>(browser: B, web: StandIns): Room<B> {
  return {
    browser,
    web,
    ledger: new Ledger(browser),
    ready: async () => undefined,
    async close() {
      await browser.close();
      await web.close();
    },
  };
}

/** Waits for the banner of a page. */
export async function shown({ browser }: Room, page: Page): Promise<void> {
  await page.bringToFront(); // Chromium computes no accessibility tree for a tab in the background
  await browser.waitForBanner(page, SOON);
}
