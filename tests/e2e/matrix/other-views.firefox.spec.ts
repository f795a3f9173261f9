import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../fixtures/test.ts';
import { settleAfterEach } from './settle.ts';

const another = 'panel@lesson.example';

settleAfterEach();

// Firefox runs our script in the frame; Chromium does not (other-views.spec.ts).
test('messenger in a page of another extension', async ({ firefox, guarded, journal }, info) => {
  await firefox.browser.installExtension(panelIn(info.outputPath('panel')));
  const host = await firefox.inBrowserWindow(`WebExtensionPolicy.getByID('${another}').mozExtensionHostname`);
  const tab = await guarded.openTab(`moz-extension://${host}/panel.html`);
  await journal.adds({ system: 'telegram', noticed: 'page' });
  await tab.close();
  await firefox.browser.uninstallExtension(another);
});

/** Writes an extension with a page that holds Telegram in a frame. @returns its folder */
function panelIn(folder: string): string {
  const manifest = {
    ...{ manifest_version: 3, name: 'panel', version: '1' },
    browser_specific_settings: { gecko: { id: another } },
  };
  // At least: the harness draws pages of Firefox smaller than its window.
  const style = 'position: fixed; inset: 0; min-width: 1300px; min-height: 700px';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'panel.html'),
    `<!doctype html><title>panel</title><iframe src="https://web.telegram.org/k/" style="${style}"></iframe>`,
  );
  return folder;
}
