import { Chromium, type ChromiumOptions } from './chromium.ts';
import { StandIns } from './fake-web.ts';
import { pause } from './finding.ts';

/** A Chromium with the extension, and stand-ins for the whole web. */
export interface Room {
  browser: Chromium;
  web: StandIns;
  close(): Promise<void>;
}

export async function openRoom(options: Omit<ChromiumOptions, 'standIns'> = {}): Promise<Room> {
  const web = await StandIns.start();
  const browser = await Chromium.launch({ standIns: web, ...options });
  return {
    browser,
    web,
    async close() {
      await browser.close();
      await web.close();
    },
  };
}

/** Starts the browser again; children of a killed one may hold its profile for a moment. */
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
