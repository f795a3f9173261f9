import type { Page } from '@playwright/test';
import { focusedButton } from '../fixtures/banner.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { address, lookAt, stage, staysOnce } from './page.ts';

/** A page that listens to and cancels every input event as early as possible. */
const deaf = `window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'focusin', 'beforeinput']) {
    for (const target of [window, document]) target.addEventListener(type, (event) => {
      window.heard.push(type + ' ' + (event.key ?? ''));
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true, passive: false });
  }`;

test('works by mouse in a page that stops every press', async ({ pc, web }) => {
  stage(web, { script: deaf });
  const page = await pc.open(address);
  const banner = await waitForBanner(page);
  await banner.press('Перейти в MAX');
  await page.waitForURL('https://web.max.ru/**');
});

test('works by keyboard in a page that stops every key, which hears none', async ({ pc, web }) => {
  stage(web, { script: deaf });
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  const focused: string[] = [];
  for (let i = 0; i < 6; i++) {
    focused.push(await focusedButton(page));
    await page.keyboard.press('Tab');
  }
  const names = ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу'];
  expect(focused).toEqual([...names, 'Перейти в MAX']);
  await page.keyboard.press('Escape');
  const heard = await heardBy(page);
  expect(heard.filter((one) => one.startsWith('key'))).toEqual([]);
  await page.keyboard.press('Space');
  await page.waitForURL('https://max.ru/sferum_bot**');
});

/** Strings that the page has kept. */
const heardBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** A Tab may fall into the moment between the page's blur and the banner's answer; a person presses it again. */
async function tabTo(page: Page, button: string): Promise<void> {
  const press = async (): Promise<void> => {
    if ((await focusedButton(page)) === button) return; // it came while the last look ended
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedButton(page), { intervals: [17], timeout: 5000 }).toBe(button);
  };
  await expect(press).toPass({ timeout: 30_000 });
}

test('keeps the keys when the page takes focus away all the time', async ({ pc, web }) => {
  stage(web, { script: 'setInterval(() => document.activeElement?.blur(), 120)' });
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  for (const next of ['Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу']) {
    await tabTo(page, next);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
});

test('1,000 synthetic clicks and keys have no effect and leave no record', async ({ pc, web, journal }) => {
  stage(web, {});
  const page = await pc.open(address);
  const banner = await waitForBanner(page);
  await journal.adds({ system: 'telegram' });
  await page.evaluate(synthetic);
  await journal.adds();
  expect((await journal.settled()).outcomes).toEqual([]);
  expect(page.url()).toBe(address);
  expect((await lookAt(page))?.focused).toBe(true);
  await expect(page).toShowBanner({ buttons: banner.buttons });
  // A real press comes after all that, so no outcome of a synthetic one can be on its way.
  await banner.press('Остаться на странице');
  await staysOnce(journal);
});

test('events of the browser that a page makes up have no effect', async ({ pc, web, journal }) => {
  stage(web, {});
  const page = await pc.open(address);
  const banner = await waitForBanner(page);
  await journal.adds({ system: 'telegram' });
  const starts = await pc.countWorkerStarts();
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
  }, pc.id);
  await journal.adds();
  expect((await journal.settled()).outcomes).toEqual([]);
  expect(starts()).toBe(0);
  await expect(page).toShowBanner({ buttons: banner.buttons });
  await banner.press('Остаться на странице');
  await staysOnce(journal);
});

test('a page hears nothing of the extension', async ({ pc, web }) => {
  stage(web, {
    script: `window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
      const dispatch = EventTarget.prototype.dispatchEvent; EventTarget.prototype.dispatchEvent = function (event) { heard.push(event.type); return dispatch.call(this, event); };`,
  });
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  expect(await heardBy(page)).toEqual([]);
  const globals = await page.evaluate((id) => JSON.stringify(Object.keys(window)).includes(id), pc.id);
  expect(globals).toBe(false);
  expect(await page.content()).not.toContain(pc.id);
});

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
