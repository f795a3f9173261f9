import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { arrives, type Classroom, openClassroom, recorded, settled } from '../classroom.ts';
import { address, lookAt, stage } from './page.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

/** A page that hears, stops and forbids everything a person does, as early as a page can. */
const deaf = `window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'focusin', 'beforeinput']) {
    for (const target of [window, document]) target.addEventListener(type, (event) => {
      window.heard.push(type + ' ' + (event.key ?? ''));
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, passive: false });
  }`;

it('works by mouse in a page that stops every press', async () => {
  stage(room, { script: deaf });
  const page = await room.browser.open(address);
  const banner = await room.browser.waitForBanner(page);
  await banner.press('Перейти в MAX');
  await arrives(page, 'https://web.max.ru/');
  await page.close();
});

it('works by keyboard in a page that stops every key, which hears none', async () => {
  stage(room, { script: deaf });
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  const focused: string[] = [];
  for (let i = 0; i < 5; i++) {
    focused.push(await focusedButton(page));
    await page.keyboard.press('Tab');
  }
  expect(focused).toEqual(['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться', 'Перейти в MAX']);
  await page.keyboard.press('Escape');
  const heard = (await page.evaluate('window.heard')) as string[];
  expect(heard.filter((one) => one.startsWith('key'))).toEqual([]);
  await page.keyboard.press('Space');
  await arrives(page, 'https://sferum.ru/');
  await page.close();
});

/** A Tab may fall into the moment between the page's blur and the banner's answer; a person presses it again. */
async function tabTo(page: Page, button: string): Promise<void> {
  for (let press = 1; press <= 3; press += 1) {
    await page.keyboard.press('Tab');
    const seen = expect.poll(() => focusedButton(page), { interval: 17, timeout: 2000 });
    if (
      await seen.toBe(button).then(
        () => true,
        () => false,
      )
    )
      return;
  }
  expect(await focusedButton(page)).toBe(button);
}

it('keeps the keys when the page takes focus away all the time', async () => {
  stage(room, { script: 'setInterval(() => document.activeElement?.blur(), 120)' });
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  for (const next of ['Открыть Сферум', 'Закрыть вкладку', 'Остаться']) {
    await tabTo(page, next);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  await page.close();
});

test('1,000 synthetic clicks and keys have no effect and leave no record', async () => {
  stage(room, {});
  const [page, incident] = await openAnew();
  await page.evaluate(synthetic);
  await new Promise((resume) => setTimeout(resume, 500));
  expect(await recordedSince(incident)).toEqual([]);
  expect(page.url()).toBe(address);
  expect((await lookAt(room, page))?.focused).toBe(true);
  expect((await room.browser.banner(page))?.buttons).toHaveLength(4);
  await page.close();
});

test('events of the browser that a page makes up have no effect', async () => {
  stage(room, {});
  const [page, incident] = await openAnew();
  const { id, workerStarts } = room.browser;
  await page.evaluate((own) => {
    for (let i = 0; i < 1000; i++) {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pagehide'));
      document.dispatchEvent(new Event('prerenderingchange'));
      for (const name of ['wxt:locationchange', 'wxt:content-script-started']) {
        const detail = { contentScriptName: 'messenger', messageId: 'x' };
        for (const target of [window, document]) {
          target.dispatchEvent(new CustomEvent(`${own}:messenger:${name}`, { detail }));
        }
        postMessage({ type: `${own}:messenger:${name}`, ...detail }, '*');
      }
    }
  }, id);
  await new Promise((resume) => setTimeout(resume, 500));
  expect(await recordedSince(incident)).toEqual([]);
  expect(room.browser.workerStarts).toBe(workerStarts);
  expect(await room.browser.banner(page)).toBeDefined();
  await page.close();
});

test('a page hears nothing of the extension', async () => {
  stage(room, {
    script: `window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
      const dispatch = EventTarget.prototype.dispatchEvent; EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event); };`,
  });
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  expect(await page.evaluate('window.heard')).toEqual([]);
  const globals = await page.evaluate((id) => JSON.stringify(Object.keys(window)).includes(id), room.browser.id);
  expect(globals).toBe(false);
  expect(await page.content()).not.toContain(room.browser.id);
  await page.close();
});

/** Opens the page in a tab of its own, and tells which incident that made. */
async function openAnew(): Promise<[Page, string]> {
  const before = (await settled(room.browser)).incidents.map(({ id }) => id);
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  const { incidents } = await recorded(room.browser, (journal) => journal.incidents.length > before.length);
  const fresh = incidents.filter(({ id }) => !before.includes(id));
  expect(fresh).toHaveLength(1);
  return [page, fresh[0]?.id ?? ''];
}

/** What was recorded of an incident, and after it; tabs that were closed before may still get their outcomes. */
async function recordedSince(incident: string): Promise<unknown[]> {
  const { incidents, outcomes } = await settled(room.browser);
  const later = incidents.slice(incidents.findIndex(({ id }) => id === incident) + 1);
  return [...later, ...outcomes.filter((one) => one.incident === incident)];
}

/** Runs in the page. */
function synthetic(): void {
  const host = [...document.documentElement.children].find(({ localName }) => localName === 'div') as HTMLElement;
  const targets = [host, document.body, document, window, document.activeElement ?? document.body];
  const places = [
    [640, 400],
    [520, 560],
    [760, 560],
    [520, 620],
    [760, 620],
  ];
  for (let i = 0; i < 1000; i++) {
    const [clientX = 0, clientY = 0] = places[i % 5] ?? [];
    const target = targets[Math.floor(i / 5) % 5] as EventTarget;
    const common = { bubbles: true, composed: true, cancelable: true, view: window };
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
      target.dispatchEvent(new PointerEvent(type, { ...common, clientX, clientY, detail: 1 }));
    }
    const key = ['Enter', ' ', 'Tab', 'Escape'][i % 4] as string;
    for (const type of ['keydown', 'keypress', 'keyup'])
      target.dispatchEvent(new KeyboardEvent(type, { ...common, key }));
    host.click();
  }
}

async function focusedButton(page: Page): Promise<string> {
  const [overlay] = await room.browser.overlays(page);
  return (await overlay?.evaluate((root) => root.activeElement?.textContent?.trim() ?? '')) ?? '';
}
