import { blocks } from '../../fixtures/blocking.ts';
import { expect, test } from '../../fixtures/test.ts';

const allowedAddresses = ['t.me/our_school', 'web.whatsapp.com/lesson'];

/** Addresses of the systems that the school allows. */
export function allowed(): void {
  test('address that the school allows', async ({ guarded, web, journal, change, ready }) => {
    web.at('t.me/our_school', { body: '<a href="https://t.me/durov">другой канал</a>' });
    await change({ allowedAddresses });
    await ready();
    const tab = await guarded.openTab('https://t.me/our_school');
    await expect(tab).not.toShowBanner();
    await journal.adds();
    await tab.press('a');
    await expect(tab).toShowBanner();
    await journal.adds({ system: 'telegram', noticed: 'page' });
    await tab.close();
  });

  test('client address that the school allows in mode block', async ({
    guarded,
    web,
    journal,
    notice,
    change,
    ready,
  }) => {
    const asked = (): string[] => web.requestsTo('web.whatsapp.com').map(({ path }) => path);
    web.at('web.whatsapp.com/lesson', { body: '<iframe src="/part"></iframe>' });
    web.at('lesson.example/frame', { body: '<iframe src="https://web.whatsapp.com/other"></iframe>' });
    await change({ mode: 'block', allowedAddresses });
    await blocks(guarded, true);
    await ready();
    const tab = await guarded.openTab('https://web.whatsapp.com/lesson');
    await expect.poll(asked).toContain('/part');
    await journal.adds();
    const other = await guarded.openTab('https://lesson.example/frame');
    await expect.poll(() => web.requestsTo('lesson.example').map(({ path }) => path)).toContain('/frame');
    await tab.evaluate(() => history.pushState(null, '', '/chat'));
    await notice.isIn(tab, 'whatsapp');
    await journal.adds({ system: 'whatsapp', mode: 'block' });
    expect(asked()).not.toContain('/other');
    await other.close();
    await tab.close();
  });
}
