import { nine } from '../../../../harness/nine-addresses.ts';
import { expect, test } from '../../fixtures/test.ts';

/** Each incident of a closed tab has one outcome. */
export function closing(): void {
  test('tabs closed under the banner', async ({ guarded, journal, ready }) => {
    const three = nine.filter(([system]) => ['discord', 'telegram', 'whatsapp'].includes(system));
    await ready();
    for (const [system, address] of three) {
      const tab = await guarded.openTab(address);
      await expect(tab).toShowBanner();
      await journal.adds({ system });
      await tab.close();
    }
    await journal.settles();
  });
}
