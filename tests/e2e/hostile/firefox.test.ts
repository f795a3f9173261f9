import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { StandIns } from '../../../harness/fake-web.ts';
import { Firefox } from '../../../harness/firefox.ts';
import { until } from '../../../harness/until.ts';
import { recordedIn } from '../classroom.ts';
import { type Attack, address, lookAt, stage, stands } from './page.ts';

let room: { browser: Firefox; web: StandIns };
beforeAll(async () => {
  const web = await StandIns.start();
  room = { web, browser: await Firefox.launch({ standIns: web }) };
});
afterAll(async () => {
  await room.browser.close();
  await room.web.close();
});

const host = "const host = [...document.documentElement.children].find(({ localName }) => localName === 'div');";
const later = (code: string): Attack => ({ script: `setTimeout(() => { ${host} ${code} }, 1500)` });
const css = (text: string): Attack => ({ head: `<style>${text}</style>` });
const make = (tag: string): string =>
  `const node = document.body.appendChild(document.createElement('${tag}')); node.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;background:red';`;

test.each<[string, Attack]>([
  ['no page style may apply by CSP', { headers: { 'content-security-policy': "default-src 'none'" } }],
  ['Trusted Types', { headers: { 'content-security-policy': "require-trusted-types-for 'script'" } }],
  ['zoom and transform', css('html { zoom: 0.1; transform: scale(0) }')],
  [
    'stylesheets of all kinds',
    css(
      'html, html > div, * { font-size: 300px !important; pointer-events: none !important; visibility: hidden !important; opacity: 0; filter: opacity(0); direction: rtl; color: red !important; --dz-ink: red !important; --dz-surface: red !important }',
    ),
  ],
  [
    'registered custom properties',
    {
      script:
        "for (const name of ['surface', 'ink', 'text']) CSS.registerProperty({ name: '--dz-' + name, syntax: '<integer>', inherits: false, initialValue: '0' })",
    },
  ],
  ['sticky elements', { body: '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>' }],
  ['a dialog after ours', later(`${make('dialog')} node.showModal();`)],
  ['a popover after ours', later(`${make('div')} node.popover = 'manual'; node.showPopover();`)],
  ['removal', later('host.remove();')],
  [
    'a move',
    later("const den = document.createElement('p'); den.hidden = true; document.body.append(den); den.append(host);"),
  ],
  ['attributes', later("host.hidden = true; host.inert = true; host.style.cssText = 'display:none!important';")],
  [
    'a document written anew',
    later("document.open(); document.write('<!doctype html><body>снова</body>'); document.close();"),
  ],
  [
    'overridden prototypes',
    {
      script:
        "Element.prototype.attachShadow = Node.prototype.appendChild = EventTarget.prototype.addEventListener = () => { throw new Error('spoilt') }; window.MutationObserver = window.Promise = undefined; Object.freeze(Object.prototype)",
    },
  ],
])('%s', async (_name, attack) => {
  stage(room, attack);
  const page = await room.browser.open(address);
  await room.browser.waitForBanner(page);
  if (attack.script?.includes('1500')) await new Promise((resume) => setTimeout(resume, 2000));
  await stands(room, page, 4000);
  await page.close();
});

it('works by keyboard and mouse in a page that stops both, and is recorded', async () => {
  stage(room, {
    script: `window.heard = []; for (const type of ['keydown', 'keypress', 'keyup', 'click', 'mousedown', 'pointerdown']) {
      addEventListener(type, (event) => { heard.push(type); event.preventDefault(); event.stopImmediatePropagation(); }, true); }`,
  });
  const page = await room.browser.open(address);
  const banner = await room.browser.waitForBanner(page);
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedButton(page)).toBe('Открыть Сферум');
  await page.keyboard.press('Escape');
  expect(((await page.evaluate('window.heard')) as string[]).filter((type) => type.startsWith('key'))).toEqual([]);
  await banner.press('Остаться');
  await expect.poll(async () => (await lookAt(room, page))?.size, { timeout: 3000 }).toBe('14px');
  await expect
    .poll(async () => recordedIn(await room.browser.storage()).outcomes.at(-1)?.outcome, { timeout: 5000 })
    .toBe('stayed');
  await page.close();
});

it('hears its own notice page', async () => {
  room.web.fail('web.viber.com', 'close');
  const page = await room.browser.open('https://web.viber.com/');
  const button = async (): Promise<{ x: number; y: number } | undefined> => {
    const box = await page
      .evaluate(() => {
        const all = [...document.querySelectorAll('button')];
        return JSON.stringify(all.find((one) => one.textContent === 'Открыть Сферум')?.getBoundingClientRect());
      })
      .catch(() => undefined);
    return box ? JSON.parse(box) : undefined;
  };
  const { x, y } = await until(button, { timeout: 10_000 });
  await page.mouse.click(x + 5, y + 5);
  const outcome = async (): Promise<boolean> =>
    recordedIn(await room.browser.storage()).outcomes.at(-1)?.outcome === 'moved-to-sferum';
  await until(outcome, { timeout: 5000 });
  await page.close();
});

async function focusedButton(page: Page): Promise<string> {
  const [overlay] = await room.browser.overlays(page);
  return (await overlay?.evaluate((root) => root.activeElement?.textContent?.trim() ?? '')) ?? '';
}
