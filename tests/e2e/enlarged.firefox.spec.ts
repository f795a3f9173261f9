import type { Firefox } from '../../harness/firefox.ts';
import { cutTexts } from './fixtures/cut.ts';
import { openRegulationForm } from './fixtures/regulation-form.ts';
import { expect, test } from './fixtures/test.ts';

/* Letters twice as large, which Firefox draws without enlarging the rest (“Zoom Text Only”), and the whole page enlarged. */

const desk = { width: 1280, height: 800 };

test('the form of the regulation is read whole, however it is enlarged', async ({ firefox }) => {
  const page = await openRegulationForm(firefox);
  for (const view of [
    { width: 640, height: 400 },
    { width: 320, height: 200 },
  ]) {
    await page.setViewport(view);
    expect.soft(await page.evaluate(cutTexts), `${view.width} px`).toEqual([]);
  }
  await page.setViewport(desk);
  await enlargeLetters(firefox);
  await expect.poll(() => page.evaluate(cutTexts), { message: 'letters twice as large' }).toEqual([]);
});

/** Enlarge the letters of all tabs. */
async function enlargeLetters(firefox: Firefox): Promise<void> {
  await firefox.inBrowserWindow('for (const one of gBrowser.browsers) one.textZoom = 2; 0');
}
