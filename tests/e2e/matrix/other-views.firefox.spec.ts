import { another, panelIn } from '../fixtures/another-extension.ts';
import { test } from '../fixtures/test.ts';
import { settleAfterEach } from './settle.ts';

settleAfterEach();

// Firefox runs our script in the frame; Chromium does not (other-views.spec.ts).
test('messenger in a page of another extension', async ({ firefox, guarded, journal }, info) => {
  const pages = await firefox.installAnother(panelIn(info.outputPath('panel')), another);
  const tab = await guarded.openTab(`${pages}panel.html`);
  await journal.adds({ system: 'telegram', noticed: 'page' });
  await tab.close();
  await firefox.browser.uninstallExtension(another);
});
