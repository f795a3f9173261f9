import type { Page } from '@playwright/test';
import { anchorOf } from '../../../core/class-code/chain.ts';
import { seedFrom } from '../../../core/class-code/code.ts';
import { pbkdf2 } from '../../../platform/exemption/pbkdf2.ts';
import { coreIf } from '../fixtures/part.ts';
import { PIN } from '../fixtures/popup.ts';
import { expect, test } from '../fixtures/test.ts';
import { byBells } from '../lyceum-bells.ts';

/** Height, in px, that Chrome and Firefox show of a popup. */
const SHOWN = 600;

const seed = seedFrom(new Uint8Array(24).fill(7));
const salt = 'c2Nob29sLW51bWJlci0x';
/** Mondays of the chains: of the Sunday's week and of the next. */
const weeks = ['2026-11-16', '2026-11-23'];

/** Lessons for which an exemption is planned: more than the list shows at once. */
const planned = ['2026-11-24', '2026-11-25', '2026-11-26'].flatMap((day) =>
  [1, 2, 3].map((lesson) => ({ day, lesson })),
);

const moments = [
  { name: 'in a lesson', clock: '2026-11-23T08:40+04:00', forms: ['exempt', 'code', 'show-code', 'plan'] },
  { name: 'on a Sunday', clock: '2026-11-22T10:00+04:00', forms: ['code', 'show-code', 'plan'] },
];

/** Declares that the popup fits in all its states, in a browser in this language. */
export function testPopup(language: 'ru' | 'en'): void {
  for (const { name, clock, forms } of moments) {
    test.describe(`the popup ${name}`, coreIf(language === 'ru' && forms.includes('exempt')), () => {
      test.use({ clock, settings: byBells() });

      test('fits whatever is open in it, and with text of twice the size', async ({ admin, change, popup }) => {
        const chains = weeks.map(async (week) => [week, await anchorOf(seed, week, { salt, pbkdf2 })]);
        const anchors = Object.fromEntries(await Promise.all(chains));
        await change({ ...byBells(), classCode: { salt, anchors }, exemptionsPerDay: 20 });
        await admin.setSecret('pin');
        const page = await popup.open();
        await prepare(page);
        for (const scale of [1, 2]) {
          await page.evaluate(enlarge, scale);
          await openEach(page, forms, `×${scale}`);
        }
      });
    });
  }
}

/** Opens every form, and every section that folds, beside each other. @param size the size of text, for messages */
async function openEach(page: Page, forms: readonly string[], size: string): Promise<void> {
  await fits(page, `nothing open, ${size}`);
  for (const form of forms) {
    await page.locator(`[data-opens="${form}"]`).click();
    await fits(page, `${form}, ${size}`);
    await page.locator('form [type="button"]').last().click();
  }
  await page.locator('.popup-plans summary').click();
  await fits(page, `the plans, ${size}`);
  await page.locator('.popup-plans li button').first().click();
  await fits(page, `the question about a plan, ${size}`);
  await page.locator('.popup-list summary').click();
  await fits(page, `the list of systems, ${size}`);
  await expect(page.locator('.popup-teacher'), 'one section is open').toBeHidden();
  await page.locator('.popup-list summary').click();
  await expect(page.locator('.popup-teacher')).toBeVisible();
}

/** Gives the PC the key of the class codes and plans, so that the popup has every button. */
async function prepare(page: Page): Promise<void> {
  const send = (message: object) => page.evaluate((one) => chrome.runtime.sendMessage(one), message);
  expect(await send({ type: 'set-class-seed', pin: PIN, seed })).toEqual({ kind: 'saved' });
  for (const lesson of planned) {
    const plan = { type: 'plan-exemption', pin: PIN, scope: 'all', reason: 'demonstration', ...lesson };
    expect(await send(plan)).toEqual({ kind: 'planned' });
  }
  await page.reload();
  await expect(page.locator('.popup-plans summary')).toBeVisible();
  await expect(page.locator('[data-opens="show-code"]')).toBeVisible();
}

/** Runs in the page: sets text to a multiple of its size. */
function enlarge(scale: number): void {
  const sheet = new CSSStyleSheet();
  const sizes = { small: 14, large: 18 };
  const tokens = Object.entries(sizes).map(([name, px]) => `--dz-text-${name}: ${px * scale}px`);
  sheet.replaceSync(`:root { ${tokens.join('; ')}; --dz-text: ${16 * scale}px }`);
  document.adoptedStyleSheets = [sheet];
}

async function fits(page: Page, what: string): Promise<void> {
  const seen = await page.getByRole('main').evaluate((main) => ({
    height: Math.ceil(main.getBoundingClientRect().height),
    isCut: main.scrollHeight > main.clientHeight,
    wide: main.scrollWidth - main.clientWidth,
  }));
  expect.soft(seen.height, `px high: ${what}`).toBeLessThanOrEqual(SHOWN);
  expect.soft(seen.wide, `px that stick out sideways: ${what}`).toBeLessThanOrEqual(0);
  if (what.endsWith('×1')) expect.soft(seen.isCut, `has a scroll bar: ${what}`).toBe(false);
}
