import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Classroom, openClassroom, recorded, settled } from '../classroom.ts';
import { type Attack, stands, withstands } from './page.ts';

let room: Classroom;
beforeAll(async () => {
  room = await openClassroom();
});
afterAll(() => room.close());

const soon = (code: string): Attack => ({
  script: `addEventListener('load', () => setTimeout(() => { ${code} }, 300))`,
});
const make = (tag: string, style: string): string =>
  `const node = document.body.appendChild(document.createElement('${tag}'));
   node.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;background:red;${style}';`;

test.each<[string, Attack]>([
  [
    'sticky elements at the maximal z-index',
    { body: '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>' },
  ],
  [
    'a modal dialog of its own before ours',
    { body: '<dialog>чат</dialog><script>document.querySelector("dialog").showModal()</script>' },
  ],
  ['a modal dialog of its own after ours', soon(`${make('dialog', '')} node.showModal();`)],
  [
    'a modal dialog in a closed shadow root',
    soon(
      `const shell = document.body.appendChild(document.createElement('div')); const node = document.createElement('dialog'); node.style.cssText='inset:0;width:100vw;height:100vh;background:red'; shell.attachShadow({ mode: 'closed' }).append(node); node.showModal();`,
    ),
  ],
  ['a popover of its own after ours', soon(`${make('div', '')} node.popover = 'manual'; node.showPopover();`)],
  [
    'a popover that takes no presses',
    soon(`${make('div', 'pointer-events:none;')} node.popover = 'manual'; node.showPopover();`),
  ],
  [
    'a popover in a closed shadow root',
    soon(
      `const shell = document.body.appendChild(document.createElement('div')); const node = document.createElement('div'); node.popover = 'manual'; node.style.cssText='inset:0;width:100vw;height:100vh;background:red;pointer-events:none'; shell.attachShadow({ mode: 'closed' }).append(node); node.showPopover();`,
    ),
  ],
  [
    'a view transition that never ends',
    {
      head: '<style>::view-transition-old(root),::view-transition-new(root){animation:none}::view-transition-group(root){animation:x 9999s infinite}@keyframes x{from{opacity:1}to{opacity:1}}</style>',
      ...soon('document.startViewTransition(() => {})'),
    },
  ],
])('%s', async (_name, attack) => {
  await withstands(room, attack, () => new Promise((resume) => setTimeout(resume, 900)));
});

test('full screen, entered under the banner', async () => {
  await withstands(room, {}, goFullScreen);
});

test('full screen, entered before the banner', async () => {
  const { incidents } = await settled(room.browser);
  room.web.at('discord.com/blog', { body: '<style>body { background: red }</style>' });
  const page = await room.browser.open('https://discord.com/blog');
  await goFullScreen(page);
  await page.evaluate(() => history.pushState(null, '', '/app'));
  const banner = await room.browser.waitForBanner(page);
  await stands(room, page);
  await banner.press('Остаться');
  const found = await recorded(room.browser, ({ outcomes }) => outcomes.at(-1)?.outcome === 'stayed');
  expect(found.incidents).toHaveLength(incidents.length + 1);
  await page.close();
});

/** What a player or a game does: one element takes the whole screen, in the top layer. */
async function goFullScreen(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.body.requestFullscreen();
    if (!document.fullscreenElement) throw new Error('the page is not in full screen');
  });
}
