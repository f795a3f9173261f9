import { blocks } from '../../fixtures/blocking.ts';
import { expect, test } from '../../fixtures/test.ts';

const preview = 'https://t.me/s/durov';
const toChannel = { body: '<a href="https://t.me/durov">открыть</a>' };

/** A rule of surface `none` leaves a part of a host alone; a link from there to the rest of the host is guarded. */
export function leftAlone(): void {
  test('part of a host that is left alone', async ({ guarded, web, journal, ready }) => {
    web.at('t.me/s/durov', toChannel);
    await ready();
    const tab = await guarded.openTab(preview);
    await expect(tab).not.toShowBanner();
    await journal.adds();
    await tab.press('a');
    await expect(tab).toShowBanner();
    await journal.adds({ system: 'telegram', surface: 'invite', noticed: 'page' });
    await tab.close();
  });

  test('part of a host that is left alone in mode block', async ({ guarded, web, journal, notice, change, ready }) => {
    web.at('t.me/s/durov', toChannel);
    await change({ mode: 'block' });
    await blocks(guarded, true);
    await ready();
    const tab = await guarded.openTab(preview);
    await expect.poll(() => web.requestsTo('t.me').map(({ path }) => path)).toContain('/s/durov');
    await journal.adds();
    await tab.press('a');
    await notice.isIn(tab, 'telegram');
    await journal.adds({ system: 'telegram', mode: 'block' });
    await tab.close();
  });
}
