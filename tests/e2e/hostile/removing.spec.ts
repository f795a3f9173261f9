import type { Page } from '@playwright/test';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { type Attack, address, attack, findHost, lookAt, stage, stands, withstands } from './page.ts';

const attacks: readonly [row: string, after: string][] = [
  ['removes it', 'host.remove()'],
  [
    'moves it into a hidden node',
    "const den = document.createElement('div'); den.hidden = true; document.body.append(den); den.append(host)",
  ],
  ['moves it and puts it back', 'document.body.append(host); document.documentElement.append(host)'],
  [
    'moves it into another document',
    "document.body.append(document.createElement('iframe')); frames[0].document.body.append(host); await new Promise((done) => setTimeout(done, 50)); document.documentElement.append(host)",
  ],
  ['replaces the root element', 'document.documentElement.replaceWith(document.documentElement.cloneNode(true))'],
  ['empties the root element', "document.documentElement.innerHTML = '<head></head><body>пусто</body>'"],
  [
    'rewrites the document',
    "document.open(); document.write('<!doctype html><html><body>снова</body></html>'); document.close()",
  ],
  [
    'closes every dialog',
    "for (const node of document.querySelectorAll('*')) { node.close?.(); node.hidePopover && node.popover && node.hidePopover() }",
  ],
  [
    'lets its user edit everything',
    "document.designMode = 'on'; document.documentElement.contentEditable = 'true'; document.execCommand('selectAll'); document.execCommand('delete')",
  ],
  ['freezes the page for a second', 'const end = Date.now() + 1000; while (Date.now() < end);'],
  ['opens its own full screen', 'await document.body.requestFullscreen().catch(() => 0)'],
];

for (const [row, after] of attacks) {
  test(`a page that ${row}`, async ({ pc, journal }) => withstands({ pc, journal }, { after }));
}

const overrides = `
  const spoil = (object, name) => { try { object[name] = () => { throw new Error('spoilt') } } catch {} };
  for (const name of ['attachShadow', 'append', 'remove', 'querySelector', 'showModal', 'showPopover', 'addEventListener', 'matches', 'setAttribute']) {
    for (const type of [Element, HTMLElement, HTMLDialogElement, EventTarget, Node, DocumentFragment]) spoil(type.prototype, name);
  }
  for (const name of ['MutationObserver', 'IntersectionObserver', 'Promise', 'JSON', 'URL', 'CSSStyleSheet', 'Map', 'Set', 'WeakSet', 'Date']) window[name] = undefined;
  for (const name of ['createElement', 'createElementNS', 'createTextNode', 'elementFromPoint']) spoil(Document.prototype, name);
  Array.prototype.map = Array.prototype.push = Object.entries = Function.prototype.call = undefined;
  Object.defineProperty(Object.prototype, 'shrunk', { get: () => true });
  Object.freeze(Object.prototype); Object.freeze(Array.prototype);`;

const prototypes: readonly [row: string, attack: Attack][] = [
  ['overrides what scripts use', { script: overrides }],
  [
    'names its elements like what scripts use',
    {
      body:
        [
          'documentElement',
          'createElement',
          'createElementNS',
          'createTextNode',
          'head',
          'body',
          'addEventListener',
          'elementFromPoint',
          'visibilityState',
          'hasFocus',
        ]
          .map((name) => `<img name="${name}"><form name="${name}" id="${name}"></form>`)
          .join('') +
        ['navigation', 'browser', 'chrome', 'CSSStyleSheet', 'MutationObserver', 'dezhurny']
          .map((name) => `<a id="${name}"></a>`)
          .join(''),
    },
  ],
];

for (const [row, plan] of prototypes) {
  test(`a page that ${row}`, async ({ pc, web, journal }) => {
    stage(web, plan);
    const page = await pc.open(address);
    await expect(page).toShowBanner({ system: 'Telegram' });
    await journal.adds({ system: 'telegram' });
  });
}

/** Removes the banner whenever it comes, and says how many times it has. */
const always = `window.came = 0;
  new MutationObserver(() => {
    ${findHost}
    if (!host) return;
    host.remove();
    console.debug('came', (window.came += 1));
  }).observe(document, { childList: true, subtree: true });`;

/** Says how long, in ms, each long task of the page takes. */
const timed = `new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) console.debug('busy', duration);
  }).observe({ type: 'longtask' });`;

/** Most times that a banner is put right: core/messages/repair-backoff.ts. */
const MOST_REPAIRS = 12;

test('back within a second, again and again', { tag: '@core' }, async ({ pc, web }) => {
  stage(web, {});
  const page = await pc.open(address);
  await expect(page).toShowBanner();
  for (let i = 0; i < 6; i++) {
    await attack(page, 'host.remove()');
    await stands(page, 1000);
  }
});

test('a page that never lets it stand gets the notice page instead, and no busy loop', async ({
  pc,
  web,
  journal,
  notice,
}) => {
  stage(web, { script: `${timed} ${always}` });
  const page = await pc.context.newPage();
  const said = heardFrom(page);
  await pc.go(page, address);
  await notice.isIn({ url: async () => page.url() }, 'telegram');
  const times = Math.max(...said('came'));
  expect(times).toBeGreaterThan(1);
  expect(times).toBeLessThanOrEqual(1 + MOST_REPAIRS);
  expect(Math.max(0, ...said('busy'))).toBeLessThan(1000); // a loop would never end; other browsers may share the machine
  const [incident] = await journal.adds({ system: 'telegram' });
  await page.getByRole('button', { name: 'Перейти в MAX' }).click();
  await page.waitForURL('https://web.max.ru/**');
  await journal.answered(incident, 'moved-to-max');
  await journal.adds();
});

test('is quiet in a page that spoils the strip', async ({ pc, web }) => {
  stage(web, {});
  const page = await pc.open(address);
  await (await waitForBanner(page)).press('Остаться на странице');
  await expect.poll(async () => (await lookAt(page))?.size).toBe('14px');
  await attack(page, `${always} host.remove();`);
  const times = await page.evaluate(countOnceQuiet, 3000);
  expect(times).toBeGreaterThan(1);
  expect(times).toBeLessThanOrEqual(MOST_REPAIRS);
  expect(page.url()).toBe(address);
});

const flood = `
  const node = document.createElement('i');
  for (const end = Date.now() + 1500; Date.now() < end; await new Promise((done) => setTimeout(done))) {
    for (let i = 0; i < 2000; i++) { document.documentElement.append(node); node.remove(); }
  }`;

test('a flood of mutations costs next to nothing', async ({ pc, journal }) => {
  await withstands({ pc, journal }, { after: flood });
});

/** Numbers that a page says on its console. */
function heardFrom(page: Page): (what: string) => number[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  return (what) => lines.flatMap((line) => (line.startsWith(`${what} `) ? [Number(line.split(' ')[1])] : []));
}

/** Runs in the page: how many times the banner had come when none came for so many ms. */
async function countOnceQuiet(ms: number): Promise<number> {
  const came = (): number => (window as unknown as { came: number }).came;
  for (let before = -1; before !== came(); ) {
    before = came();
    await new Promise((done) => setTimeout(done, ms));
  }
  return came();
}
