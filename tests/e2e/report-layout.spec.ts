import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillingPage } from '../../harness/filling-page.ts';
import type { FontFamily } from '../../harness/fonts.ts';
import type { JournalFilling } from '../../harness/journal-page.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, test } from './fixtures/test.ts';

declare const filling: JournalFilling;

/** Fonts of a PC: two wide ones, of which the latter has tall lines, a narrow one, and letters that a person has made large. */
const fonts: { name: string; font: FontFamily; minimumPx?: number }[] = [
  { name: 'DejaVu Sans', font: 'DejaVu Sans' },
  { name: 'Noto Sans', font: 'Noto Sans' },
  { name: 'DejaVu Sans Condensed', font: 'DejaVu Sans Condensed' },
  { name: 'letters of 20 px', font: 'DejaVu Sans', minimumPx: 20 },
];

/** px, on what */
const media = [
  [320, 'screen'],
  [768, 'screen'],
  [1440, 'screen'],
  [642, 'print'],
] as const;

interface Place {
  text: string;
  size: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

for (const { name, font, minimumPx } of fonts) {
  test(
    `writes the axes legibly${minimumPx ? '' : ' and keeps tables in their boxes'}, in ${name}`,
    coreIf(name === 'DejaVu Sans'),
    async ({ launch }, info) => {
      const profile = info.outputPath('profile');
      if (minimumPx) setMinimumFontSize(profile, minimumPx);
      const own = await launch({ font, profile });
      const filler = await fillingPage(own);
      const today = new Date().toISOString().slice(0, 10);
      await filler.evaluate((last) => filling.fill(140, { last, days: 70 }), today);
      await filler.close();
      const page = await own.extensionPage('options.html#reports');
      await page.getByRole('button', { name: 'Предыдущий период' }).click(); // a whole month, whatever day it is
      await expect(page.locator('.report table tbody tr').first()).toBeAttached();
      for (const [width, medium] of media) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ media: medium });
        await test.step(`${width} px on ${medium}`, () => expectLegibleAxes(page, minimumPx));
      }
      if (minimumPx) return; // beyond what reflow promises: https://www.w3.org/WAI/WCAG22/Understanding/reflow
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 320, height: 800 });
      expect.soft(await page.evaluate(tablesOutOfBoxes), 'tables that leave their box at 320 px').toEqual([]);
    },
  );
}

/** Chromium's setting for people of poor sight. */
function setMinimumFontSize(profile: string, px: number): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { webkit: { webprefs: { minimum_font_size: px } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function expectLegibleAxes(page: Page, sizePx = 14): Promise<void> {
  const { texts, box } = await page.locator('.box:has(.chart)').evaluate(placesIn);
  expect.soft(texts.length, 'texts on the axes').toBeGreaterThanOrEqual(4);
  for (const [i, text] of texts.entries()) {
    expect.soft(text.size, `size of ${text.text}`).toBe(`${sizePx}px`);
    const isInside = text.left > box.left && text.right < box.right && text.bottom < box.bottom;
    expect.soft(isInside, `${text.text} is inside the box`).toBe(true);
    const over = texts.slice(i + 1).filter((other) => overlap(text, other));
    expect
      .soft(
        over.map((other) => `${text.text} and ${other.text}`),
        'texts on each other',
      )
      .toEqual([]);
  }
}

/** Runs in the page: where the texts on the axes are, and the box around the picture. */
function placesIn(box: Element): { texts: Place[]; box: Place } {
  const place = (element: Element): Place => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { text: element.textContent ?? '', size: getComputedStyle(element).fontSize, left, right, top, bottom };
  };
  const written = [...box.querySelectorAll('.chart-counts span, .chart-names text')];
  return { texts: written.map(place).filter(({ right, left }) => right > left), box: place(box) };
}

/** Runs in the page. */
function tablesOutOfBoxes(): (string | undefined)[] {
  const right = (element: Element | null): number => element?.getBoundingClientRect().right ?? 0;
  return [...document.querySelectorAll<HTMLTableElement>('.report table')]
    .filter((table) => right(table) > right(table.closest('.box')))
    .map(({ caption }) => caption?.innerText);
}

/** Return true if two texts overlap. */
function overlap(one: Place, other: Place): boolean {
  const apart = (a: Place, b: Place): boolean => a.right <= b.left || a.bottom <= b.top;
  return !apart(one, other) && !apart(other, one);
}
