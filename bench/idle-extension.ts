import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainBrowser } from './plain-browser.ts';

/** The least that Chromium installs. */
const manifest = { manifest_version: 3, name: 'Idle', version: '1' };

/** Install an extension without code or permissions in a browser: what it costs, every extension costs. */
export async function installIdleExtension(browser: PlainBrowser): Promise<void> {
  const path = join(browser.profile, 'idle-extension');
  mkdirSync(path);
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
  await browser.install(path);
}
