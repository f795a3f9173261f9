import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GuardedBrowser, Tab } from '../../../../harness/tab.ts';
import type { Journal } from '../../fixtures/journal.ts';
import { expect, waitForBanner } from '../../fixtures/test.ts';

/** What an update needs of the browser that it happens in. */
export interface Updated {
  guarded: GuardedBrowser;
  journal: Journal;
  /** Installs the extension, or a newer version as an update. */
  install(folder: string): Promise<void>;
  /** Starts to collect what the open pages and the scripts in them complain of. */
  watchErrors(): Promise<string[]>;
}

const one = { system: 'telegram', noticed: 'page' } as const;

/**
 * One tab waits for an answer, in another the person stays: after the update both are as they were, and counted once.
 * @param build folder under `.output`
 */
export async function updateOverOpenTabs(build: string, browser: Updated): Promise<void> {
  const extension = mkdtempSync(join(tmpdir(), 'dezhurny-build-'));
  try {
    cpSync(resolve('.output', build), extension, { recursive: true });
    await browser.install(extension);
    await keepsTabs(browser, () => {
      bumpVersion(extension);
      return browser.install(extension);
    });
  } finally {
    rmSync(extension, { recursive: true, force: true });
  }
}

async function keepsTabs({ guarded, journal, watchErrors }: Updated, update: () => Promise<void>): Promise<void> {
  const tab = await guarded.openTab('https://web.telegram.org/k/');
  await expect(tab).toShowBanner();
  await journal.adds(one);
  const staying = await guarded.openTab('https://web.telegram.org/a/');
  const banner = await waitForBanner(staying);
  const [stayed] = await journal.adds(one);
  await banner.press('Остаться на странице');
  await journal.answered(stayed, 'stayed');
  await expect(staying).toHideBanner();
  const errors = await watchErrors();
  await update();
  const shown = async (): Promise<string[]> => [await warningIn(tab), await warningIn(staying)].sort();
  await expect.poll(shown, { message: 'what the tabs show', timeout: 20_000 }).toEqual(['banner', 'strip']);
  await journal.adds();
  expect(errors).toEqual([]);
  await tab.close();
  await staying.close();
  await journal.settles();
}

/** What a tab shows. After an update nothing tells which of the tabs was answered. */
async function warningIn(tab: Tab): Promise<string> {
  const kind = (root: ShadowRoot): string =>
    root.querySelector('dialog[open]') ? 'banner' : root.querySelector('.strip') ? 'strip' : 'nothing';
  const overlays = await tab.overlays();
  return (await Promise.all(overlays.map((overlay) => overlay.evaluate(kind)))).join(', ');
}

function bumpVersion(extension: string): void {
  const file = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, version: `${manifest.version}.1` }));
}
