import { tabAt } from '../fixtures/tabs.ts';
import { expect, test } from '../fixtures/test.ts';
import { settleAfterEach } from './settle.ts';

test.use({ killed: true });
settleAfterEach();

test('private window where the extension is allowed', async ({ pc, guarded, journal }) => {
  const extensions = await pc.open('chrome://extensions');
  await extensions.evaluate(allowInPrivate, pc.id);
  await extensions.close();
  await guarded.evaluate(async () => {
    await chrome.windows.create({ incognito: true, url: 'https://webk.telegram.org/' });
  });
  const tab = await tabAt(guarded, 'https://webk.telegram.org/');
  await expect(tab).toShowBanner();
  await journal.adds({ system: 'telegram', noticed: 'page' });
  await tab.close();
});

interface DeveloperPrivate {
  updateProfileConfiguration(change: object): Promise<void>;
  updateExtensionConfiguration(change: object): Promise<void>;
  onItemStateChanged: { addListener(listener: (event: { item_id: string; event_type: string }) => void): void };
}

/**
 * What the switch on chrome://extensions does. The browser loads the extension again, some time after it has said yes.
 */
async function allowInPrivate(extensionId: string): Promise<void> {
  const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
  await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }); // without it, unpacked ones are off
  const loaded = new Promise<void>((done) => {
    developerPrivate.onItemStateChanged.addListener(({ item_id, event_type }) => {
      if (item_id === extensionId && event_type === 'LOADED') done();
    });
  });
  await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  await loaded;
}
