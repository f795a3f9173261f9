import { Chromium, type ChromiumOptions } from './chromium/chromium.ts';
import { FakeWeb } from './fake-web.ts';
import { pause } from './finding.ts';

/** A Chromium with the extension, and the fake web. */
export interface Room {
  browser: Chromium;
  web: FakeWeb;
  close(): Promise<void>;
}

export async function openRoom(options: Omit<ChromiumOptions, 'web'> = {}): Promise<Room> {
  const web = await FakeWeb.start();
  const browser = await Chromium.launch({ web, ...options });
  return {
    browser,
    web,
    async close() {
      await browser.close();
      await web.close();
    },
  };
}

/** Restart the browser; child processes of a killed one may lock its profile for a moment. */
export async function startAgain({ browser }: Room): Promise<void> {
  for (let left = 3; left > 0; left--) {
    try {
      await browser.relaunch();
      return;
    } catch (error) {
      if (left === 1) throw error;
      await pause(1000);
    }
  }
}
