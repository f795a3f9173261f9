import { expect } from '@playwright/test';
import type { FakeWeb } from '../../../../harness/fake-web.ts';
import type { GuardedBrowser } from '../../../../harness/tab.ts';
import type { Journal } from '../../fixtures/journal.ts';
import type { Notice } from '../../fixtures/notice.ts';
import { test } from '../../fixtures/test.ts';

type Arrange = (web: FakeWeb) => unknown;

const cases: readonly [row: string, system: string, address: string, arrange: Arrange][] = [
  ['unreachable: connection reset', 'viber', 'https://web.viber.com/', (web) => web.fail('web.viber.com', 'reset')],
  ['unreachable: connection closed', 'wechat', 'https://wx.qq.com/', (web) => web.fail('wx.qq.com', 'close')],
  ['unreachable: no TLS', 'threema', 'https://web.threema.ch/', (web) => web.fail('web.threema.ch', 'rubbish')],
  [
    'unreachable: redirects without end',
    'snapchat',
    'https://web.snapchat.com/',
    (web) => web.at('web.snapchat.com', redirectTo('https://web.snapchat.com/')),
  ],
  [
    'unreachable after a redirect',
    'discord',
    'https://discord.gg/abc',
    (web) => web.fail('discord.com', 'reset').at('discord.gg', redirectTo('https://discord.com/invite/abc')),
  ],
  ['unreachable over http too', 'telegram', 'http://k.t.me/', (web) => web.fail('k.t.me', 'close')],
];

/** Pages without a content script: the browser shows its error page, and the notice replaces it. */
export function unreachable(): void {
  for (const [row, system, address, arrange] of cases) {
    test(row, async ({ guarded, web, journal, notice, ready }) => {
      arrange(web);
      await ready();
      await meetsNotice({ guarded, journal, notice }, system, address);
    });
  }
}

/**
 * Opens an address that cannot be reached and expects the notice in its place, recorded once. A failure that takes
 * more than 1.5 s, as twenty redirects do on a slow PC, goes on with the incident of the attempt.
 */
export async function meetsNotice(
  { guarded, journal, notice }: { guarded: GuardedBrowser; journal: Journal; notice: Notice },
  system: string,
  address: string,
): Promise<void> {
  const tab = await guarded.openTab(address);
  await notice.isIn(tab, system);
  await journal.adds({ system, noticed: expect.stringMatching(/^(unreachable|attempt)$/) });
  await tab.close();
}

function redirectTo(location: string): { status: number; headers: { location: string } } {
  return { status: 302, headers: { location } };
}
