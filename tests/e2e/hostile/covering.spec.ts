import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { type Attack, attack, stands, staysOnce, withstands } from './page.ts';

/** What a player or a game does: one element takes the whole screen, in the top layer. */
const fullScreen =
  "await document.body.requestFullscreen(); if (!document.fullscreenElement) throw new Error('not in full screen');";

const make = (tag: string, style: string): string =>
  `const node = document.body.appendChild(document.createElement('${tag}'));
   node.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;background:red;${style}';`;

const attacks: readonly [row: string, attack: Attack][] = [
  [
    'sticky elements at the maximal z-index',
    { body: '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>' },
  ],
  [
    'the page’s own modal dialog before ours',
    { body: '<dialog>чат</dialog><script>document.querySelector("dialog").showModal()</script>' },
  ],
  ['the page’s own modal dialog after ours', { after: `${make('dialog', '')} node.showModal();` }],
  [
    'a modal dialog in a closed shadow root',
    {
      after: `const shell = document.body.appendChild(document.createElement('div')); const node = document.createElement('dialog'); node.style.cssText='inset:0;width:100vw;height:100vh;background:red'; shell.attachShadow({ mode: 'closed' }).append(node); node.showModal();`,
    },
  ],
  ['the page’s own popover after ours', { after: `${make('div', '')} node.popover = 'manual'; node.showPopover();` }],
  [
    'a popover that takes no presses',
    { after: `${make('div', 'pointer-events:none;')} node.popover = 'manual'; node.showPopover();` },
  ],
  [
    'a popover in a closed shadow root',
    {
      after: `const shell = document.body.appendChild(document.createElement('div')); const node = document.createElement('div'); node.popover = 'manual'; node.style.cssText='inset:0;width:100vw;height:100vh;background:red;pointer-events:none'; shell.attachShadow({ mode: 'closed' }).append(node); node.showPopover();`,
    },
  ],
  [
    'a view transition that never ends',
    {
      head: '<style>::view-transition-old(root),::view-transition-new(root){animation:none}::view-transition-group(root){animation:x 9999s infinite}@keyframes x{from{opacity:1}to{opacity:1}}</style>',
      after: 'await document.startViewTransition(() => {}).ready.catch(() => 0)',
    },
  ],
];

for (const [row, plan] of attacks) {
  test(row, async ({ pc, journal }) => withstands({ pc, journal }, plan));
}

test('full screen, entered under the banner', async ({ pc, journal }) => {
  await withstands({ pc, journal }, { after: fullScreen });
});

test('full screen, entered before the banner', async ({ pc, web, journal }) => {
  web.at('discord.com/blog', { body: '<style>body { background: red }</style>' });
  const page = await pc.open('https://discord.com/blog');
  await attack(page, fullScreen);
  await page.evaluate(() => history.pushState(null, '', '/app'));
  const banner = await waitForBanner(page);
  await stands(page);
  await banner.press('Остаться на странице');
  await staysOnce(journal);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const forcedColors of ['none', 'active'] as const) {
    test(`nothing of the page shows around the banner: ${colorScheme}, forced colours ${forcedColors}`, async ({
      pc,
    }) => {
      const page = await pc.open('https://web.telegram.org/');
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: 'reduce' });
      await waitForBanner(page);
      const shots: Buffer[] = [];
      for (const colour of ['white', 'black']) {
        await page.evaluate((name) => {
          document.documentElement.style.cssText = `background: ${name} !important; forced-color-adjust: none`;
        }, colour);
        shots.push(await page.screenshot());
      }
      expect(shots[0]?.equals(shots[1] as Buffer), 'the same picture over a white and a black page').toBe(true);
    });
  }
}
