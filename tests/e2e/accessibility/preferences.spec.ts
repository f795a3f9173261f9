import { coreIf } from '../fixtures/part.ts';
import { expect, test } from '../fixtures/test.ts';
import { isWhole, uiPages } from './ui-pages.ts';

for (const { name, path, isCore } of uiPages) {
  test(
    `${name}: with reduced motion nothing moves, in forced colours every control keeps an edge`,
    coreIf(isCore),
    async ({ pc }) => {
      const page = await pc.extensionPage(path);
      await isWhole(page, path);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      expect.soft(await page.evaluate(moving), 'what moves').toEqual([]);
      await page.emulateMedia({ forcedColors: 'active' });
      expect.soft(await page.evaluate(edgeless), 'controls without an edge').toEqual([]);
    },
  );
}

test('the banner does not move with reduced motion, and keeps its edges in forced colours', async ({ pc, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await pc.go(page, 'https://web.telegram.org/');
  await expect(page).toShowBanner();
  const [overlay] = await pc.overlays(page);
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
});

/** Runs in the page: what would still move. */
function moving(): string[] {
  return [...document.querySelectorAll('*')].flatMap((node) => {
    const { transitionDuration, animationName } = getComputedStyle(node);
    const isStill = /^(0s(, )?)+$/.test(transitionDuration) && animationName === 'none';
    return isStill ? [] : [node.outerHTML.slice(0, 80)];
  });
}

/** Runs in the page: controls that show no edge. */
function edgeless(): string[] {
  return [...document.querySelectorAll('button, input, select, textarea')]
    .filter((node) => node.checkVisibility() && getComputedStyle(node).appearance === 'none')
    .filter((node) => getComputedStyle(node).borderTopStyle === 'none')
    .map((node) => node.outerHTML);
}
