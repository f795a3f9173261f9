import { inContentScript } from '../fixtures/content-script.ts';
import { expect, test, waitForBanner } from '../fixtures/test.ts';

test.use({ settings: { mode: 'warn' } });

/** What anyone can type into the console of a messenger's page, in the context of the extension's content script. */
const attacks: Record<string, string> = {
  'settings of its own': `chrome.storage.local.set({ settings: { mode: 'audit', educationalUse: 'by-hand' } })`,
  'a snapshot in mode audit': `chrome.storage.local.get('given').then(({ given }) =>
    chrome.storage.local.set({ given: { ...given, settings: { ...given.settings, mode: 'audit' } } }))`,
  'an exemption in the snapshot': `chrome.storage.local.get('given').then(({ given }) => chrome.storage.local.set({
    given: { ...given, exemption: { from: '2026-01-01T00:00Z', until: '2099-01-01T00:00Z', scope: 'all', reason: 'other' } } }))`,
  'nothing at all': `chrome.storage.local.clear()`,
};

for (const [what, attack] of Object.entries(attacks)) {
  test(`writing ${what} silences nothing and leaves a note`, async ({ pc, journal }) => {
    const page = await pc.open('https://web.telegram.org/k/');
    await waitForBanner(page);
    await journal.adds({ system: 'telegram' });
    await inContentScript(page, pc.id, attack);
    const { notes } = await journal.waitFor(({ notes }) => notes.length > 0, 5000);
    expect(notes).toMatchObject([{ v: 2, cause: 'storage-changed', count: 1 }]);
    const { local } = await pc.storage();
    expect(local.given).toMatchObject({ settings: { mode: 'warn', educationalUse: 'always' }, exemption: null });
    expect(
      Object.keys(local)
        .filter((key) => !key.startsWith('wait:'))
        .sort(),
    ).toEqual(['given', 'journal.mark']);
    await expect(await pc.open('https://web.whatsapp.com/')).toShowBanner({ system: 'WhatsApp', item: 8 });
  });
}
