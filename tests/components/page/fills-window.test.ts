import { expect, test } from 'vitest';
import { type FrameSizes, fillsWindow } from '../../../entrypoints/messenger.content/fills-window.ts';

/** CSS pixels of a frame in a window of 1280 × 800. */
const frame = (innerWidth: number, innerHeight: number, devicePixelRatio = 1): FrameSizes => ({
  ...{ innerWidth, innerHeight, devicePixelRatio },
  ...{ outerWidth: 1280, outerHeight: 800 },
});

test.each([
  ['the whole page area', frame(1280, 680), true],
  ['half of the window', frame(1280, 400), true],
  ['a pixel row less than half', frame(1280, 399), false],
  ['a third', frame(640, 540), false],
  ['a frame that is not shown', frame(0, 0), false],
  ['larger than the window', frame(2000, 1200), true],
  ['the whole page area, zoomed to 200 %', frame(640, 340, 2), true],
  ['the whole page area, zoomed to 50 %', frame(2560, 1360, 0.5), true],
  ['a third, zoomed to 200 %', frame(320, 270, 2), false],
  ['a third, zoomed to 50 %', frame(1280, 540, 0.5), false],
  ['the whole page area on a screen that is scaled to 150 %', frame(1280, 680, 1.5), true],
  ['the whole page area, zoomed to 200 %, on a screen that is scaled to 150 %', frame(640, 340, 3), true],
  ['the whole page area, zoomed to 110 %, on a screen that is scaled to 125 %', frame(1163, 618, 1.375), true],
  ['the whole page area, zoomed to 50 %, on a screen that is scaled to 150 %', frame(2560, 1360, 0.75), true],
  ['a tenth on a screen that is scaled to 150 %', frame(640, 160, 1.5), false],
  ['much higher than the window', frame(1280, 20_000), true],
  ['much wider than the window', frame(20_000, 680), true],
  ['a quarter of the height on a screen that is scaled to 150 %', frame(1280, 200, 1.5), false],
] as const)('%s', (_name, sizes, expected) => {
  expect(fillsWindow(sizes)).toBe(expected);
});
