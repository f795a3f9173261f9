import type { Overlay } from '../../../harness/overlay.ts';
import { arrives } from '../fixtures/tabs.ts';
import { expect, test } from '../fixtures/test.ts';
import { address, findHost, stage } from './page.ts';

/** Removes every banner of the first page of the tab; the next one leaves it. Neither is kept for Back. */
const firstTimeOnly = `addEventListener('unload', () => undefined);
  if (!sessionStorage.again) {
    sessionStorage.again = 'yes';
    new MutationObserver(() => { ${findHost} host?.remove(); }).observe(document, { childList: true, subtree: true });
  }`;

test('«Остаться» on the notice leads back to the page, which has the strip', async ({ guarded, web, journal }) => {
  stage(web, { script: firstTimeOnly, headers: { 'cache-control': 'no-store' } });
  const tab = await guarded.openTab(address);
  await arrives(tab, guarded.address('notice.html'));
  const [incident] = await journal.adds({ system: 'telegram' });
  await expect.poll(() => tab.evaluate(() => document.querySelectorAll('button').length)).toBe(5);
  await tab.press(guarded.engine === 'firefox' ? '::-p-text(Остаться)' : 'text=Остаться');
  await arrives(tab, address);
  await journal.answered(incident, 'stayed');
  await expect.poll(() => textOfStrip(tab)).toContain('Telegram');
  await expect(tab).not.toShowBanner();
  await journal.adds();
});

async function textOfStrip(tab: { overlays(): Promise<Overlay[]> }): Promise<string> {
  const [overlay] = await tab.overlays();
  return (await overlay?.evaluate((root) => root.querySelector('.strip')?.textContent ?? '')) ?? '';
}
