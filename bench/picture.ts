/** The pixels of a picture, four bytes each: red, green, blue, opacity. */
export type Pixels = readonly number[];

type Colour = readonly [red: number, green: number, blue: number];

/** The only colour of the page whose pixels are looked for (bench/pixels.ts): no text of ours and no theme has it. */
const PAGE: Colour = [255, 0, 255];

/** The colour of the veil in components/warning/banner.css. */
const VEIL: Colour = [20, 32, 44];

/** How far a value may be from that of its colour: pictures are made smaller, and mix neighbours. */
const NEAR = 40;

/** Return true if a pixel of the page shows. */
export function showsPage(pixels: Pixels): boolean {
  return share(pixels, PAGE) > 0;
}

/** Return true if the veil covers what the card of the banner leaves free: half of the window at least. */
export function showsVeil(pixels: Pixels): boolean {
  return share(pixels, VEIL) >= 0.5;
}

function share(pixels: Pixels, colour: Colour): number {
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const isNear = colour.every((value, j) => Math.abs(value - (pixels[i + j] ?? 0)) <= NEAR);
    found += Number(isNear);
  }
  return (4 * found) / pixels.length;
}
