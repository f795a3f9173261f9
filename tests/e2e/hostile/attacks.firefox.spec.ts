import type { Tab } from '../../../harness/tab.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { type Attack, address, attack, lookAt, stage, standsInFirefox, staysOnce } from './page.ts';

const css = (text: string): Attack => ({ head: `<style>${text}</style>` });
const make = (tag: string): string =>
  `const node = document.body.appendChild(document.createElement('${tag}')); node.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;background:red';`;

const attacks: readonly [row: string, attack: Attack][] = [
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
  ['a dialog after ours', { after: `${make('dialog')} node.showModal();` }],
  ['a popover after ours', { after: `${make('div')} node.popover = 'manual'; node.showPopover();` }],
  ['removal', { after: 'host.remove();' }],
  [
    'a move',
    {
      after: "const den = document.createElement('p'); den.hidden = true; document.body.append(den); den.append(host);",
    },
  ],
  ['attributes', { after: "host.hidden = true; host.inert = true; host.style.cssText = 'display:none!important';" }],
  [
    'a rewritten document',
    { after: "document.open(); document.write('<!doctype html><body>снова</body>'); document.close();" },
  ],
  [
    'overridden prototypes',
    {
      script:
        "Element.prototype.attachShadow = Node.prototype.appendChild = EventTarget.prototype.addEventListener = () => { throw new Error('spoilt') }; window.MutationObserver = window.Promise = undefined; Object.freeze(Object.prototype)",
    },
  ],
];

for (const [row, plan] of attacks) {
  test(row, async ({ guarded, web }) => {
    stage(web, plan);
    const tab = await guarded.openTab(address);
    await expect(tab).toShowBanner();
    if (plan.after) await attack(tab, plan.after);
    await standsInFirefox(tab);
  });
}

test('works by keyboard and mouse in a page that stops both, and is recorded', async ({ guarded, web, journal }) => {
  stage(web, {
    script: `window.heard = []; for (const type of ['keydown', 'keypress', 'keyup', 'click', 'mousedown', 'pointerdown']) {
      addEventListener(type, (event) => { heard.push(type); event.preventDefault(); event.stopImmediatePropagation(); }, true); }`,
  });
  const tab = await guarded.openTab(address);
  const banner = await waitForBanner(tab);
  await expect.poll(() => tab.evaluate(() => 'heard' in window), 'the page’s own listeners').toBe(true);
  await tab.pressKey('Tab');
  await expect.poll(() => focusedButton(tab)).toBe('Открыть Сферум');
  await tab.pressKey('Escape');
  const heard = await tab.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard.filter((type) => type.startsWith('key'))).toEqual([]);
  await banner.press('Остаться на странице');
  await expect.poll(async () => (await lookAt(tab))?.size).toBe('14px');
  await staysOnce(journal);
});

test('hears its own notice page', async ({ guarded, web, journal, notice }) => {
  web.fail('web.viber.com', 'close');
  const tab = await guarded.openTab('https://web.viber.com/');
  await notice.isIn(tab, 'viber');
  const [incident] = await journal.adds({ system: 'viber' });
  await expect.poll(() => tab.evaluate(() => document.querySelectorAll('button').length)).toBeGreaterThan(1);
  await tab.press('::-p-text(Открыть Сферум)');
  await journal.answered(incident, 'moved-to-sferum');
});

async function focusedButton(tab: Tab): Promise<string> {
  const [overlay] = await tab.overlays();
  return (await overlay?.evaluate((root) => root.activeElement?.textContent?.trim() ?? '')) ?? '';
}
