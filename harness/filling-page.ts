import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Chromium } from './chromium/chromium.ts';

/** Open a page of the extension in which the product's own code can fill the journal. */
export async function fillingPage(browser: Pick<Chromium, 'extensionPage'>): Promise<Page> {
  const page = await browser.extensionPage('manifest.json');
  await page.evaluate(await fillingCode());
  return page;
}

/** Return a script that sets `filling` in a page of the extension. */
export async function fillingCode(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'harness/journal-page.ts', formats: ['iife'], name: 'bench' },
    },
  });
  const [first] = [built].flat() as { output: { code: string }[] }[];
  return first?.output[0]?.code ?? '';
}
