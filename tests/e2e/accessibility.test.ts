import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { noticeAddress } from '../../core/messages/notice-address.ts';
import { languages, themes, violations, wear } from './axe.ts';
import { type Classroom, openClassroom, recorded, set } from './classroom.ts';

const sections = ['', '#journal', '#reports', '#settings', '#access', '#status', '#verify', '#rules'] as const;

const facts = (kind: 'warn' | 'redirect' | 'block'): string => {
  const match = { system: 'telegram', item: 5, surface: 'client', reach: 'host' } as const;
  const period = { day: '2026-11-23', lesson: 3, hour: null };
  const verdict = { kind, reason: 'lesson', match, period, to: '09:15' } as const;
  return noticeAddress(verdict, 'unreachable', crypto.randomUUID()).slice(1);
};

/** Our pages, by the path that opens them. */
const pages: [string, string][] = [
  ['the popup', 'popup.html'],
  ['the notice', facts('warn')],
  ['the notice that counts down', facts('redirect')],
  ['the notice in block mode', facts('block')],
  ['the notice without facts', 'notice.html'],
  ...sections.map((section): [string, string] => [`the administrator’s page ${section}`, `options.html${section}`]),
];

describe.each(languages)('in %s', (language) => {
  let room: Classroom;
  beforeAll(async () => {
    room = await openClassroom({ language });
    await set(room.browser, { countdown: 60 });
    const page = await room.browser.open('https://web.telegram.org/');
    await room.browser.waitForBanner(page);
    await recorded(room.browser, ({ incidents }) => incidents.length === 1); // so that the journal has a row
    await page.close();
  });
  afterAll(() => room.close());

  test.each(pages)('%s has no violation in either theme', async (_name, path) => {
    const page = await room.browser.browser.newPage();
    const refused = await refusals(page);
    await page.goto(`chrome-extension://${room.browser.id}/${path}`);
    await page.waitForSelector('h1');
    for (const theme of themes) {
      await wear(page, theme);
      expect(await violations(page), theme).toEqual([]);
    }
    expect(await refused(), 'what the content security policy refused').toEqual([]);
    expect(await page.$eval('html', ({ lang }) => lang)).toBe(language);
    await page.close();
  });

  test.each(['warn', 'redirect'] as const)('the banner has no violation in either theme: %s', async (mode) => {
    await set(room.browser, { mode, countdown: 60 });
    const page = await room.browser.open('https://web.telegram.org/');
    await room.browser.waitForBanner(page);
    const copy = await copyOf(room, page, language);
    for (const theme of themes) {
      await wear(copy, theme);
      expect(await violations(copy), theme).toEqual([]);
    }
    await copy.close();
    await page.close();
  });

  test('the strip has no violation in either theme', async () => {
    await set(room.browser, { mode: 'warn' });
    const page = await room.browser.open('https://web.whatsapp.com/');
    const banner = await room.browser.waitForBanner(page);
    await banner.press(language === 'ru' ? 'Остаться' : 'Stay');
    await recorded(room.browser, ({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'stayed'));
    const copy = await copyOf(room, page, language);
    for (const theme of themes) {
      await wear(copy, theme);
      expect(await violations(copy), theme).toEqual([]);
    }
    await copy.close();
    await page.close();
  });
});

describe('by keyboard and by preference', () => {
  let room: Classroom;
  beforeAll(async () => {
    room = await openClassroom();
  });
  afterAll(() => room.close());

  test.each(pages)('%s: Tab comes to everything, shows where it is and does not get stuck', async (_name, path) => {
    const page = await room.browser.extensionPage(path);
    await page.waitForSelector('h1');
    await page.evaluate(drawn);
    const wanted = await page.evaluate(numberControls);
    const visited: Stop[] = [];
    for (let i = 0; i <= wanted.length; i++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusedControl);
      if (stop) visited.push(stop);
    }
    expect([...new Set(visited.map(({ number }) => number))].sort((a, b) => a - b)).toEqual(wanted);
    expect(visited.filter(({ seen }) => !seen)).toEqual([]);
    expect(
      visited.slice(0, wanted.length).map(({ number }) => number),
      'in the order of the page',
    ).toEqual(wanted);
    await page.close();
  });

  test.each(pages)('%s: nothing moves for who asks for that', async (_name, path) => {
    const page = await room.browser.extensionPage(path);
    await page.waitForSelector('h1');
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await page.evaluate(moving)).toEqual([]);
    await page.close();
  });

  it('the banner does not move for who asks for that, and keeps its edges in forced colours', async () => {
    const page = await room.browser.open('https://web.telegram.org/');
    const session = await page.createCDPSession();
    const features = [
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'forced-colors', value: 'active' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    await room.browser.waitForBanner(page);
    const [overlay] = await room.browser.overlays(page);
    const seen = await overlay?.evaluate((root) => {
      const edges = [...root.querySelectorAll('.banner, button')].map((node) => getComputedStyle(node));
      return {
        moving: edges.filter(({ transitionDuration }) => transitionDuration !== '0s').length,
        edgeless: edges.filter(
          ({ borderTopWidth, borderTopStyle }) => borderTopWidth === '0px' || borderTopStyle === 'none',
        ).length,
      };
    });
    expect(seen).toEqual({ moving: 0, edgeless: 0 });
    await page.close();
  });

  test.each(pages)('%s: in forced colours every control keeps an edge', async (_name, path) => {
    const page = await room.browser.extensionPage(path);
    await page.waitForSelector('h1');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const edgeless = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, select, textarea')]
        .filter((node) => node.checkVisibility() && getComputedStyle(node).appearance === 'none')
        .filter((node) => getComputedStyle(node).borderTopStyle === 'none')
        .map((node) => node.outerHTML),
    );
    expect(edgeless).toEqual([]);
    await page.close();
  });
});

interface Stop {
  number: number;
  seen: boolean;
}

/**
 * A page that shows what a closed shadow root holds, with its markup and its styles: axe sees into no closed root.
 * The dialog is modal there as it is here.
 */
async function copyOf(room: Classroom, page: Page, language: string): Promise<Page> {
  const [overlay] = await room.browser.overlays(page);
  const drawn = await overlay?.evaluate((root) => {
    const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    return { markup: root.querySelector('div')?.innerHTML ?? '', css: rules.map(({ cssText }) => cssText).join('\n') };
  });
  const copy = await room.browser.open('https://lesson.example/');
  await copy.evaluate(
    ({ markup, css }, lang) => {
      document.documentElement.lang = lang;
      document.head.innerHTML = `<title>${lang}</title><style>${css}</style>`;
      document.body.innerHTML = `<main><h1>Lesson</h1></main>${markup}`;
      document.querySelector('dialog')?.removeAttribute('open');
      document.querySelector('dialog')?.showModal();
      document.querySelector<HTMLElement>('[popover]')?.showPopover();
    },
    drawn ?? { markup: '', css: '' },
    language,
  );
  return copy;
}

/** Collects what the content security policy of a page refuses. */
async function refusals(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluateOnNewDocument(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      refused.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
}

/** Runs in the page: resolves when nothing has come or gone for half a second; what is still read brings its controls. */
function drawn(): Promise<void> {
  return new Promise((resume) => {
    const done = (): void => {
      observer.disconnect();
      resume();
    };
    let quiet = setTimeout(done, 500);
    const observer = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(done, 500);
    });
    const kinds = { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] };
    observer.observe(document.body, kinds);
  });
}

/** Runs in the page: numbers what Tab should come to; of radio buttons with one name it is one. */
function numberControls(): number[] {
  const groups = new Set<string>();
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')];
  const controls = all.filter((node) => {
    if (!node.checkVisibility() || node.matches(':disabled')) return false;
    if (!(node instanceof HTMLInputElement) || node.type !== 'radio') return true;
    const chosen = document.querySelector<HTMLInputElement>(`input[name="${node.name}"]:checked`);
    if (chosen && chosen !== node) return false;
    if (groups.has(node.name)) return false;
    groups.add(node.name);
    return true;
  });
  for (const [number, node] of controls.entries()) node.dataset.number = String(number);
  (document.activeElement as HTMLElement | null)?.blur();
  return controls.map((_, number) => number);
}

/** Runs in the page: which numbered control has focus, and whether one sees it. */
function focusedControl(): Stop | null {
  const node = document.activeElement as HTMLElement | null;
  if (!node?.dataset.number) return null;
  const marked = [node, node.closest('label'), node.parentElement].some((one) => {
    const { outlineStyle, boxShadow } = one ? getComputedStyle(one) : { outlineStyle: 'none', boxShadow: 'none' };
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
  return { number: Number(node.dataset.number), seen: marked };
}

/** Runs in the page: what would still move. */
function moving(): string[] {
  return [...document.querySelectorAll('*')].flatMap((node) => {
    const { transitionDuration, animationName } = getComputedStyle(node);
    const still = /^(0s(, )?)+$/.test(transitionDuration) && animationName === 'none';
    return still ? [] : [node.outerHTML.slice(0, 80)];
  });
}
