import type { Page } from '@playwright/test';
import { overlaysIn } from '../../../harness/chromium/overlay.ts';
import type { FakeWeb } from '../../../harness/fake-web.ts';
import type { Overlay } from '../../../harness/overlay.ts';
import type { Tab } from '../../../harness/tab.ts';
import type { Journal } from '../fixtures/journal.ts';
import { expect, waitForBanner } from '../fixtures/test.ts';

/** Address of the hostile page. */
export const address = 'https://web.telegram.org/a/';

/** An attack of a page on the banner. */
export interface Attack {
  /** Script that runs before anything else in the document. */
  script?: string;
  head?: string;
  body?: string;
  headers?: Record<string, string>;
  /** Statements that run in the page once the banner is up; `host` is our node. */
  after?: string;
}

/** Statement that finds our node in a page. */
export const findHost =
  "const host = [...document.documentElement.children].find(({ localName }) => localName === 'div');";

/** Script of a page that asks whether to leave it. */
export const asks =
  "addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'x'; });";

/** A button that lets the page hold the pointer. */
export const holdsPointer = { body: '<button id="hold" onclick="this.requestPointerLock()">Играть</button>' };

/**
 * A button that takes full screen and all keys of the browser and the system, and a page that would hear every key.
 * https://developer.mozilla.org/docs/Web/API/Keyboard/lock
 */
export const holdsKeyboard = {
  script: "addEventListener('keydown', ({ key }) => { document.title = 'heard ' + key; }, true);",
  body: `<button id="lock" onclick="document.documentElement.requestFullscreen().then(() => navigator.keyboard.lock())
    .then(() => { document.title = 'held'; })">Играть</button>`,
};

/** Makes the messenger's page one with a frame of another site, which lets it hold the pointer. */
export function stageGame(web: FakeWeb): void {
  web.at('games.example', { raw: holdsPointer.body });
  stage(web, { body: '<iframe src="https://games.example/"></iframe>' });
}

/** A presentation with a button for full screen; the right arrow key leads to the next slide. */
export const slides = `<button id="show" onclick="document.documentElement.requestFullscreen()">Показ</button>
  <script>window.slide = 1; addEventListener('keydown', ({ key }) => { if (key === 'ArrowRight') slide++; });</script>`;

/** Runs an attack's second half, `host` being our node. */
export async function attack(page: Page | Tab, statements: string): Promise<void> {
  // As text, because functions sent to the page cannot name `host`.
  await (page as Page).evaluate(`(async () => { ${findHost} ${statements} })()`);
}

/** Makes the messenger's page a hostile one. */
export function stage(web: FakeWeb, { script = '', head = '', body = '', headers = {} }: Attack): void {
  const raw = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Мессенджер</title>
<script nonce="own">${script}</script>${head}</head><body><h1>Чаты</h1><input>${body}</body></html>`;
  web.at('web.telegram.org', { raw, headers });
}

/** Appearance of the banner, measured in the page. */
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

const overlaysOf = (subject: Page | Tab): Promise<Overlay[]> =>
  'overlays' in subject ? subject.overlays() : overlaysIn(subject);

/** Measures the banner, or the strip. */
export async function lookAt(subject: Page | Tab): Promise<Look | undefined> {
  for (const overlay of await overlaysOf(subject)) {
    const look = await overlay.evaluate(measure).catch(() => undefined); // it was rebuilt meanwhile
    if (look) return look;
  }
  return;
}

/** Runs in the page. */
function measure(root: ShadowRoot): Look | undefined {
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
}

/** ms within which a damaged banner must be repaired. */
const REPAIR_MS = { chromium: 2000, firefox: 4000 };

/** Wait until the banner looks as on a harmless page. @param timeout ms */
export async function stands(subject: Page | Tab, timeout = REPAIR_MS.chromium): Promise<void> {
  const look = async (): Promise<object | undefined> => {
    const seen = await lookAt(subject);
    return seen && { ...seen, width: Math.round(seen.width), isHigh: seen.height > 250 };
  };
  const asMade = {
    background: 'rgb(255, 255, 255)',
    ink: 'rgb(23, 33, 43)',
    size: '16px',
    width: 560,
    isHigh: true,
    inWindow: true,
    reachable: true,
  };
  await expect.poll(look, { message: 'the banner is as made', timeout, intervals: [25] }).toMatchObject(asMade);
}

/** The same in Firefox. */
export const standsInFirefox = (tab: Tab): Promise<void> => stands(tab, REPAIR_MS.firefox);

/** What {@link withstands} needs of the fixtures. */
export interface Fixtures {
  pc: { web: FakeWeb; open(url: string): Promise<Page> };
  journal: Journal;
}

/** Open the hostile page, and expect that the banner stays, works and is recorded once. */
export async function withstands({ pc, journal }: Fixtures, plan: Attack): Promise<void> {
  stage(pc.web, plan);
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  if (plan.after) await attack(page, plan.after);
  await stands(page);
  const buttons = ['Перейти в MAX', 'Открыть Сферум', 'Закрыть вкладку', 'Остаться на странице', 'Почему я это вижу'];
  await expect(page).toShowBanner({ buttons });
  await (await waitForBanner(page)).press('Остаться на странице');
  await staysOnce(journal);
}

/** Waits for «Остаться» in the journal, and expects that it answers the only incident. */
export async function staysOnce(journal: Journal): Promise<void> {
  const { incidents, outcomes } = await journal.waitFor(({ outcomes }) => outcomes.length > 0);
  expect(incidents).toHaveLength(1);
  expect(outcomes).toMatchObject([{ incident: incidents[0]?.id, outcome: 'stayed' }]);
}
