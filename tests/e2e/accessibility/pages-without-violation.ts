import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';
import { coreIf } from '../fixtures/part.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';
import { copyOfOverlay } from './copy-of-overlay.ts';
import { isWhole, uiPages } from './ui-pages.ts';

/** Declares that axe-core finds nothing on any page, nor on banner and strip, of a browser in this language. */
export function testPages(language: 'ru' | 'en'): void {
  for (const { name, path, hasJournal } of uiPages) {
    test(`${name} has no violation in either theme`, async ({ pc, page, journal, change }) => {
      await change({ countdown: 60 });
      if (hasJournal) {
        const visit = await pc.open('https://web.telegram.org/');
        await journal.waitFor(({ incidents }) => incidents.length === 1);
        await visit.close();
      }
      const refused = await refusalsIn(page);
      await page.goto(pc.address(path));
      await isWhole(page, path);
      await expectAccessible(page);
      expect(await refused(), 'what the content security policy refused').toEqual([]);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    });
  }

  for (const mode of ['warn', 'redirect'] as const) {
    test(
      `the banner has no violation in either theme: ${mode}`,
      coreIf(language === 'ru' && mode === 'warn'),
      async ({ pc, change }) => {
        await change({ mode, countdown: 60 });
        const page = await pc.open('https://web.telegram.org/');
        await expect(page).toShowBanner();
        await expectAccessible(await copyOfOverlay(pc, page, language));
      },
    );
  }

  test('the strip has no violation in either theme', coreIf(language === 'ru'), async ({ pc, change, journal }) => {
    await change({ mode: 'warn' });
    const page = await pc.open('https://web.whatsapp.com/');
    await (await waitForBanner(page)).press(language === 'ru' ? 'Остаться на странице' : 'Stay on the page');
    await journal.waitFor(({ outcomes }) => outcomes.some(({ outcome }) => outcome === 'stayed'));
    await expectAccessible(await copyOfOverlay(pc, page, language));
  });
}

/** Collects what the content security policy of a page refuses. */
async function refusalsIn(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      refused.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { refused: string[] }).refused);
}
