import { hasFrame } from '../../fixtures/tabs.ts';
import { expect, test } from '../../fixtures/test.ts';

/** Only the page that a person sees in the tab counts, and a frame that fills the window. */
export function frames(): void {
  test('messenger in a frame of an innocent page', async ({ guarded, web, journal, ready }) => {
    web.at('lesson.example/frame', { body: '<iframe src="https://web.telegram.org/k/"></iframe>' });
    await ready();
    const tab = await guarded.openTab('https://lesson.example/frame');
    await hasFrame(tab, 'https://web.telegram.org');
    await expect(tab).not.toShowBanner();
    await journal.adds();
    await tab.close();
  });

  test('messenger in a full-window frame of an innocent page', async ({ guarded, web, journal, ready }) => {
    // At least: the harness draws pages of Firefox smaller than its window.
    const style = 'position:fixed;inset:0;width:100vw;height:100vh;min-width:1300px;min-height:700px;border:0';
    web.at('lesson.example/whole', { body: `<iframe src="https://web.telegram.org/k/" style="${style}"></iframe>` });
    await ready();
    const tab = await guarded.openTab('https://lesson.example/whole');
    await hasFrame(tab, 'https://web.telegram.org');
    await journal.adds({ system: 'telegram', noticed: 'page' });
    await tab.close();
  });

  test('unreachable messenger in a frame of an innocent page', async ({ guarded, web, journal, ready }) => {
    web.fail('web.viber.com', 'close').at('lesson.example/dead', {
      body: '<iframe src="https://web.viber.com/"></iframe>',
    });
    await ready();
    const tab = await guarded.openTab('https://lesson.example/dead');
    await expect(tab).not.toShowBanner();
    if (!(await tab.url()).startsWith('https://lesson.example/')) throw new Error('the page was taken away');
    await journal.adds();
    web.heal('web.viber.com');
    await tab.close();
  });

  test('innocent frame in a messenger page', async ({ guarded, web, journal, ready }) => {
    web.at('web.whatsapp.com/framed', {
      body: '<iframe src="https://lesson.example/"></iframe><iframe src="https://web.whatsapp.com/own"></iframe>',
    });
    await ready();
    const tab = await guarded.openTab('https://web.whatsapp.com/framed');
    await expect(tab).toShowBanner();
    await hasFrame(tab, 'https://web.whatsapp.com/own');
    await journal.adds({ system: 'whatsapp', noticed: 'page' });
    const overlays = await tab.overlays();
    if (overlays.length !== 1) throw new Error(`${overlays.length} banners`);
    await tab.close();
  });
}
