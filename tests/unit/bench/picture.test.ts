import { expect, test } from 'vitest';
import { showsPage, showsVeil } from '../../../bench/picture.ts';

const loud = [255, 0, 255, 255];
const veil = [20, 32, 44, 255];
const white = [255, 255, 255, 255];
const band = [21, 63, 102, 255];
const of = (...pixels: number[][]): number[] => pixels.flat();

test.each<[string, number[], boolean, boolean]>([
  ['nothing yet', of(white, white, white, white), false, false],
  ['the page', of(loud, loud, loud, loud), true, false],
  ['one pixel of the page beside the veil', of(veil, veil, veil, loud), true, true],
  ['a pixel that is mixed with its neighbour', of(veil, veil, veil, [230, 25, 230, 255]), true, true],
  ['the banner on its veil', of(veil, veil, band, white), false, true],
  ['a veil on less than half of the window', of(veil, band, white, white), false, false],
])('%s', (_, pixels, page, isVeiled) => {
  expect([showsPage(pixels), showsVeil(pixels)]).toEqual([page, isVeiled]);
});
