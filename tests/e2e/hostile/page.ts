import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Overlay } from '../../../harness/overlay.ts';
import { until } from '../../../harness/until.ts';
import { type Classroom, recorded, settled } from '../classroom.ts';

/** Where the hostile pages are. */
export const address = 'https://web.telegram.org/a/';

/** A page that may do to our banner whatever a page can. */
export interface Attack {
  /** Its own script, run before anything else in the document. */
  script?: string;
  head?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Makes the messenger's page a hostile one. */
export function stage(room: Pick<Classroom, 'web'>, { script = '', head = '', body = '', headers = {} }: Attack): void {
  const raw = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Мессенджер</title>
<script nonce="own">${script}</script>${head}</head><body><h1>Чаты</h1><input>${body}</body></html>`;
  room.web.at('web.telegram.org', { raw, headers });
}

/** A browser of either engine, as far as a banner is looked at. */
interface Drawn {
  browser: { overlays(page: Page): Promise<Overlay[]> };
}

/** What a person sees of the banner, measured in the page. */
interface Look {
  width: number;
  height: number;
  inWindow: boolean;
  background: string;
  ink: string;
  size: string;
  reachable: boolean;
  focused: boolean;
}

/** Measures the banner, or the strip. */
export async function lookAt(room: Drawn, page: Page): Promise<Look | undefined> {
  for (const overlay of await room.browser.overlays(page)) {
    const look = await overlay.evaluate((root) => {
      const shown = root.querySelector<HTMLElement>('.banner, .strip');
      const button = shown?.querySelector('button');
      if (!shown || !button) return;
      const box = shown.getBoundingClientRect();
      const press = button.getBoundingClientRect();
      const { backgroundColor: background, color: ink, fontSize: size } = getComputedStyle(shown);
      const inWindow = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
      const hit = document.elementFromPoint(press.x + press.width / 2, press.y + press.height / 2);
      const reachable = hit === root.host;
      const focused = root.activeElement?.localName === 'button';
      return { width: box.width, height: box.height, inWindow, background, ink, size, reachable, focused };
    });
    if (look) return look;
  }
  return;
}

/** Waits till the banner is as it always is, whatever the page does. */
export async function stands(room: Drawn, page: Page, within = 2000): Promise<void> {
  let look: Look | undefined;
  const isAsMade = async (): Promise<boolean> => {
    look = await lookAt(room, page);
    return (
      look?.background === 'rgb(255, 255, 255)' &&
      look.ink === 'rgb(23, 33, 43)' &&
      look.size === '16px' &&
      Math.round(look.width) === 560 &&
      look.height > 250 &&
      look.inWindow &&
      look.reachable
    );
  };
  await until(isAsMade, { timeout: within }).catch(() => expect(look, 'the banner').toBe('as made'));
}

/** Opens the hostile page, does the attack's second half, and sees that the banner stands, works and is recorded once. */
export async function withstands(
  room: Classroom,
  attack: Attack,
  then?: (page: Page) => Promise<unknown>,
): Promise<void> {
  const before = (await settled(room.browser)).incidents.length;
  stage(room, attack);
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  await then?.(page);
  await stands(room, page);
  const banner = await room.browser.waitForBanner(page);
  expect(banner.buttons).toEqual(['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться']);
  await banner.press('Остаться');
  const { incidents, outcomes } = await recorded(
    room.browser,
    (journal) =>
      journal.outcomes.at(-1)?.outcome === 'stayed' &&
      journal.outcomes.at(-1)?.incident === journal.incidents.at(-1)?.id,
  );
  expect(incidents).toHaveLength(before + 1);
  expect(outcomes.at(-1)?.incident).toBe(incidents.at(-1)?.id);
  await page.close();
}
