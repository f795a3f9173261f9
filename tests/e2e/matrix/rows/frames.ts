import { test } from 'vitest';
import { type Room, shown } from '../room.ts';

/** Only the page that a person sees in the tab counts. */
export function frames(room: () => Room): void {
  test('messenger in a frame of an innocent page', async () => {
    const { browser, web, ledger, ready } = room();
    web.at('lesson.example/frame', { body: '<iframe src="https://web.telegram.org/k/"></iframe>' });
    await ready();
    const page = await browser.open('https://lesson.example/frame');
    await page.waitForFrame((frame) => frame.url().startsWith('https://web.telegram.org'));
    await browser.noBanner(page);
    await ledger.adds();
    await page.close();
  });

  test('unreachable messenger in a frame of an innocent page', async () => {
    const { browser, web, ledger, ready } = room();
    web.fail('web.viber.com', 'close').at('lesson.example/dead', {
      body: '<iframe src="https://web.viber.com/"></iframe>',
    });
    await ready();
    const page = await browser.open('https://lesson.example/dead');
    await browser.noBanner(page);
    if (!(await browser.address(page)).startsWith('https://lesson.example/'))
      throw new Error('the page was taken away');
    await ledger.adds();
    web.heal('web.viber.com');
    await page.close();
  });

  test('innocent frame in a messenger page', async () => {
    const { browser, web, ledger, ready } = room();
    web.at('web.whatsapp.com/framed', {
      body: '<iframe src="https://lesson.example/"></iframe><iframe src="https://web.whatsapp.com/own"></iframe>',
    });
    await ready();
    const page = await browser.open('https://web.whatsapp.com/framed');
    await shown(room(), page);
    await page.waitForFrame((frame) => frame.url().startsWith('https://web.whatsapp.com/own'));
    await ledger.adds({ system: 'whatsapp', noticed: 'page' });
    const overlays = await browser.overlays(page);
    if (overlays.length !== 1) throw new Error(`${overlays.length} banners`);
    await page.close();
  });
}
