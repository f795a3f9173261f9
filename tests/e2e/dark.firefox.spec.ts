import { uiPages } from './accessibility/ui-pages.ts';
import { expect, test, waitForBanner } from './fixtures/test.ts';

/** Preference for the theme of pages: 0 is dark. Without it the theme is the system's. */
const THEME = 'layout.css.prefers-color-scheme.content-override';

test.beforeEach(({ firefox }) => firefox.inBrowserWindow(`Services.prefs.setIntPref('${THEME}', 0); 0`));
test.afterEach(({ firefox }) => firefox.inBrowserWindow(`Services.prefs.clearUserPref('${THEME}'); 0`));

test('the banner and the strip are dark in the dark theme of Firefox', async ({ guarded }) => {
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  const banner = await waitForBanner(tab);
  const [overlay] = await tab.overlays();
  expect(await overlay?.evaluate(paintOf, '.banner')).toEqual({
    surface: 'rgb(26, 34, 43)',
    ink: 'rgb(237, 241, 245)',
  });
  await banner.press('Остаться на странице');
  const strip = { surface: 'rgb(23, 57, 90)', ink: 'rgb(255, 255, 255)' };
  await expect.poll(async () => (await tab.overlays())[0]?.evaluate(paintOf, '.strip')).toEqual(strip);
});

test('every page of the extension is dark in the dark theme of Firefox', async ({ firefox }) => {
  for (const { name, path } of uiPages.filter(({ isCore }) => isCore)) {
    const page = await firefox.extensionPage(path);
    await page.waitForSelector('h1');
    expect.soft(await page.evaluate(lightSurfaces), `light surfaces of ${name}`).toEqual([]);
    await page.close();
  }
});

/** Runs in the closed shadow root. */
function paintOf(root: ShadowRoot, selector: string): { surface: string; ink: string } | undefined {
  const element = root.querySelector(selector);
  if (!element) return;
  const { backgroundColor, color } = getComputedStyle(element);
  return { surface: backgroundColor, ink: color };
}

/** Runs in the page: what is painted light, without buttons and the chosen one of a row. */
function lightSurfaces(): string[] {
  return [...document.querySelectorAll('body, body :not(button, .segments span)')].flatMap((element) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const { width, height } = element.getBoundingClientRect();
    const isLight = alpha > 0 && red + green + blue > 3 * 100;
    return isLight && width * height > 2000 ? [element.outerHTML.slice(0, 80)] : [];
  });
}
