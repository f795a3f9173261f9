import { expect, test } from 'vitest';
import { at, type Room } from '../room.ts';

/** What no content script sees: the browser shows an error page of its own, and the notice takes its place. */
export function unreachable(room: () => Room, notice: () => string): void {
  const cases: [row: string, system: string, address: string, arrange: (web: Room['web']) => unknown][] = [
    ['unreachable: connection reset', 'viber', 'https://web.viber.com/', (web) => web.fail('web.viber.com', 'reset')],
    ['unreachable: connection closed', 'wechat', 'https://wx.qq.com/', (web) => web.fail('wx.qq.com', 'close')],
    ['unreachable: no TLS', 'threema', 'https://web.threema.ch/', (web) => web.fail('web.threema.ch', 'rubbish')],
    [
      'unreachable: redirects without end',
      'snapchat',
      'https://web.snapchat.com/',
      (web) => web.at('web.snapchat.com', { status: 302, headers: { location: 'https://web.snapchat.com/' } }),
    ],
    [
      'unreachable after a redirect',
      'discord',
      'https://discord.gg/abc',
      (web) => web.fail('discord.com', 'reset').at('discord.gg', redirectTo('https://discord.com/invite/abc')),
    ],
    ['unreachable over http too', 'telegram', 'http://k.t.me/', (web) => web.fail('k.t.me', 'close')],
  ];
  test.each(cases)('%s', async (_row, system, address, arrange) => {
    await meets(room(), notice(), system, address, arrange);
  });
}

/** Opens an address that cannot be reached and sees the notice in its place, recorded once. */
export async function meets(
  room: Room,
  notice: string,
  system: string,
  address: string,
  arrange: (web: Room['web']) => unknown,
): Promise<void> {
  const { browser, web, ledger, ready } = room;
  arrange(web);
  await ready();
  const page = await browser.open(address);
  await at(room, page, notice);
  expect(new URLSearchParams(new URL(await browser.address(page)).hash.slice(1)).get('system')).toBe(system);
  await ledger.adds({ system, noticed: 'unreachable' });
  await page.close();
}

const redirectTo = (location: string): { status: number; headers: { location: string } } => ({
  status: 302,
  headers: { location },
});
