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
] as const)('%s', (_name, sizes, expected) => {
  expect(fillsWindow(sizes)).toBe(expected);
});
