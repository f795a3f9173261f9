import { blocks } from '../../fixtures/blocking.ts';
import { expect, test } from '../../fixtures/test.ts';
import { requestsToSystems } from '../../self-delivered-site.ts';

/** Ways to write an address of a system's own host. */
const ownHosts = [
  ['a dot after the host', 'https://web.telegram.org./k/', 'telegram'],
  ['a dot after a subdomain', 'https://durov.t.me./', 'telegram'],
  ['a port', 'https://web.telegram.org:8443/k/', 'telegram'],
  ['a dot and a port', 'https://web.telegram.org.:8443/k/', 'telegram'],
  ['www. before a deeper host', 'https://www.web.telegram.org/k/', 'telegram'],
  ['a user part', 'https://anna:secret@web.telegram.org/k/', 'telegram'],
  ['ideographic full stops', 'https://web。telegram。org/k/', 'telegram'],
  ['percent-encoded dots in the host', 'https://web%2Etelegram%2eorg/k/', 'telegram'],
  ['repeated slashes', 'https://discord.com///channels//@me', 'discord'],
  ['backslashes', 'https:\\\\discord.com\\channels\\@me', 'discord'],
  ['a percent-encoded path', 'https://discord.com/%63hannels/%40me', 'discord'],
  ['a path parameter', 'https://web.telegram.org/k;v=1', 'telegram'],
  ['a percent-encoded slash', 'https://web.telegram.org/k%2Fa', 'telegram'],
  ['a path encoded twice', 'https://web.telegram.org/%256B/', 'telegram'],
] as const;

/** Ways to write an address of a host that the extension has no access to. */
const otherHosts = [
  ['a dot after the host of a translator', 'https://web-telegram-org.translate.goog./k/', 'telegram'],
  [
    'a dot, repeated slashes and encoded letters',
    'https://a.example.//lwa//%57ebPages/LwaClient.aspx',
    'skype-business',
  ],
] as const;

/** Every way of writing an address. A link is followed, so that the browser itself parses the address. */
export function spellings(): void {
  for (const [spelling, address, system] of ownHosts) {
    test(`address with ${spelling}`, async ({ guarded, web, journal, ready }) => {
      web.at('lesson.example/spelling', { body: `<a href="${address}">чат</a>` });
      const tab = await guarded.openTab('https://lesson.example/spelling');
      await ready();
      await tab.press('a');
      await expect(tab).toShowBanner();
      await journal.adds({ system, noticed: 'page' });
      await tab.close();
    });
  }

  for (const [spelling, address, system] of otherHosts) {
    test(`address with ${spelling}`, async ({ guarded, web, journal, notice, ready }) => {
      web.at('lesson.example/spelling', { body: `<a href="${address}">чат</a>` });
      const tab = await guarded.openTab('https://lesson.example/spelling');
      await ready();
      await tab.press('a');
      await notice.isIn(tab, system);
      await journal.adds({ system, noticed: 'no-access' });
      await tab.close();
    });
  }

  test('every way of writing an address in mode block', async ({ guarded, web, journal, notice, change, ready }) => {
    test.slow(); // sixteen pages
    await change({ mode: 'block' });
    await blocks(guarded, true);
    await ready();
    for (const [spelling, address, system] of [...ownHosts, ...otherHosts]) {
      web.at('lesson.example/spelling', { body: `<a href="${address}">чат</a>` });
      const tab = await guarded.openTab('https://lesson.example/spelling');
      await tab.press('a');
      await notice.isIn(tab, system);
      const isRefused = !/%63|a\.example|translate/.test(address);
      if (isRefused) expect(requestsToSystems(web), spelling).toEqual([]);
      await journal.adds({ system, mode: 'block' });
      await tab.close();
      web.seen.length = 0;
    }
  });
}
