import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { browsers, type ChromiumId } from '../../../kit/browsers.ts';
import { packages, temporaryFolder, textsOf } from '../../fixtures/kit-example.ts';
import { readReg } from '../../oracles/reg-reader.ts';

const chromiumIds: readonly ChromiumId[] = ['yandex', 'chrome', 'chromium', 'edge'];
const stores = { chrome: 'a'.repeat(32), edge: 'b'.repeat(32) };

type Policies = Record<string, unknown>;

const made = new Map<string, Record<string, string>>();

/** Return the texts of a kit, which is made once for equal input: it takes a while. */
function kitOf(more: object): Record<string, string> {
  const key = JSON.stringify(more);
  const texts = made.get(key) ?? textsOf({ stores, ...more });
  made.set(key, texts);
  return texts;
}

/** Return the policies that a kit sets in a Chromium browser on Linux. */
const onLinux = (id: ChromiumId, more: object): Policies =>
  JSON.parse(kitOf(more)[`linux/${id}/zzz-dezhurny.json`] ?? '');

/** Return the policies of Firefox, which are the same on Linux and Windows. */
function inFirefox(more: object): Policies {
  const texts = kitOf(more);
  expect(texts['windows/firefox/policies.json']).toBe(texts['linux/firefox/policies.json']);
  return JSON.parse(texts['linux/firefox/policies.json'] ?? '').policies;
}

/** Return the values that a .reg file sets under a policy of a browser. */
function inReg(id: ChromiumId, path: string, policy: string, more: object): unknown[] {
  const keys = readReg(kitOf(more)[`${path}/${id}.reg`] ?? '');
  return [...(keys.get(`${browsers[id].registry}\\${policy}`)?.values() ?? [])];
}

/** Return the field that tells the extension about developer tools. */
function told(id: ChromiumId | 'firefox', more: object): unknown {
  if (id === 'firefox') {
    const { Extensions } = inFirefox(more)['3rdparty'] as { Extensions: Record<string, Policies> };
    return Extensions['dezhurny@lyceum.example']?.developerTools;
  }
  const { extensions } = onLinux(id, more)['3rdparty'] as { extensions: Record<string, Policies> };
  return extensions[packages.id]?.developerTools;
}

const block = { settings: { mode: 'block' } };

describe('notifications of the listed hosts', () => {
  test.each([
    [{}, false],
    [{ settings: { mode: 'warn' } }, false],
    [{ settings: { mode: 'redirect' } }, false],
    [block, true],
    [{ ...block, close: { notifications: false } }, false],
    [{ settings: { mode: 'warn' }, close: { notifications: true } }, true],
  ])('of %j are closed: %s', (more, isClosed) => {
    for (const id of chromiumIds) {
      expect('NotificationsBlockedForUrls' in onLinux(id, more), id).toBe(isClosed);
      for (const path of ['windows', 'windows/no-domain']) {
        expect(inReg(id, path, 'NotificationsBlockedForUrls', more).length > 0, `${path} ${id}`).toBe(isClosed);
      }
    }
    expect('Permissions' in inFirefox(more)).toBe(isClosed);
    const texts = kitOf(more);
    for (const name of ['install', 'detect', 'remove']) {
      expect(texts[`windows/${name}.ps1`]?.includes('NotificationsBlockedForUrls'), name).toBe(isClosed);
    }
    expect(texts['index.html']).toMatch(new RegExp(`<code>notifications</code></th><td><code>${isClosed}</code>`));
  });

  it('are named in the patterns of each browser', () => {
    const chromium = onLinux('yandex', block).NotificationsBlockedForUrls as string[];
    expect(chromium).toEqual(
      expect.arrayContaining(['web.telegram.org', '[*.]t.me', 'discord.com', 'www.discord.com']),
    );
    expect(chromium.filter((pattern) => !/^(\[\*\.\])?[a-z0-9.-]+$/.test(pattern))).toEqual([]);
    expect(inReg('edge', 'windows', 'NotificationsBlockedForUrls', block)).toEqual(chromium);
    const { Notifications } = inFirefox(block).Permissions as { Notifications: { Block: string[] } };
    expect(Object.keys(Notifications)).toEqual(['Block']);
    expect(Notifications.Block).toEqual(
      expect.arrayContaining(['https://web.telegram.org', 'https://web.telegram.org.', 'https://t.me']),
    );
    expect(Notifications.Block.filter((origin) => !/^https:\/\/[a-z0-9.-]+$/.test(origin))).toEqual([]);
  });

  it('leave shared hosts alone, and permitted platforms', () => {
    const all = JSON.stringify([onLinux('chrome', block), inFirefox(block)]);
    for (const host of ['github.io', 'www.microsoft.com', 'dldir1.qq.com', 'max.ru', 'sferum.ru']) {
      expect(all, host).not.toContain(host);
    }
  });
});

describe('developer tools', () => {
  const open = { close: { developerTools: 'extension' } };

  test.each([
    [{}, 0, 'listed', true, 'hosts'],
    [{ close: { developerTools: 'hosts' } }, 0, 'listed', true, 'hosts'],
    [{ close: { developerTools: 'everywhere' } }, 2, 'none', true, 'everywhere'],
    [open, 0, 'none', false, 'extension'],
    [{ close: { developerTools: 'open' } }, undefined, 'none', false, 'open'],
  ])('of %j', (more, availability, hosts, inFirefoxToo, field) => {
    for (const id of chromiumIds) {
      const policies = onLinux(id, more);
      expect(policies.DeveloperToolsAvailability, id).toBe(availability);
      expect('DeveloperToolsAvailabilityBlocklist' in policies, id).toBe(hosts === 'listed');
      expect('DeveloperToolsAvailabilityAllowlist' in policies, id).toBe(false);
      const listed = inReg(id, 'windows', 'DeveloperToolsAvailabilityBlocklist', more);
      expect(listed, id).toEqual(policies.DeveloperToolsAvailabilityBlocklist ?? []);
      expect(told(id, more), id).toBe(field);
    }
    expect(inFirefox(more).DisableDeveloperTools).toBe(inFirefoxToo || undefined);
    expect(told('firefox', more)).toBe(field);
  });

  it('are closed on a host alone, or on a host and all below it', () => {
    const patterns = onLinux('chrome', {}).DeveloperToolsAvailabilityBlocklist as string[];
    expect(patterns).toEqual(expect.arrayContaining(['.web.telegram.org', 't.me', '.discord.com', '.www.discord.com']));
    expect(patterns.slice(-3)).toEqual(['about:*', 'blob:*', 'data:*']); // windows that a messenger's page opens and fills
    expect(patterns.slice(0, -3).filter((pattern) => !/^\.?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(pattern))).toEqual([]);
    expect(patterns.length).toBeLessThan(1000); // Chromium ignores the rest
  });

  it('are told beside the other settings', () => {
    const { extensions } = onLinux('edge', { settings: { mode: 'warn', place: 'Каб. 12' } })['3rdparty'] as {
      extensions: Record<string, Policies>;
    };
    expect(extensions[packages.id]).toEqual({ mode: 'warn', place: 'Каб. 12', developerTools: 'hosts' });
  });

  it('are closed on the hosts of a school’s own rules too', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'botim.json');
    const rules = [{ surface: 'client', hosts: ['web.botim.example'], source: 'the school’s order' }];
    const name = { ru: 'botim', en: 'botim' };
    writeFileSync(file, JSON.stringify({ id: 'botim', item: 10, name, checked: '2026-11-23', rules }));
    const more = { ...block, rules: { pack: 'our-2026-11-23', files: [file] } };
    const policies = onLinux('chromium', more);
    expect(policies.DeveloperToolsAvailabilityBlocklist).toContain('.web.botim.example');
    expect(policies.NotificationsBlockedForUrls).toContain('web.botim.example');
  });
});

describe('the password manager', () => {
  test.each([
    [{}, undefined],
    [block, undefined],
    [{ close: { passwordManager: false } }, undefined],
    [{ close: { passwordManager: true } }, false],
  ])('of %j', (more, enabled) => {
    for (const id of chromiumIds) {
      expect(onLinux(id, more).PasswordManagerEnabled, id).toBe(enabled);
      const root = readReg(kitOf(more)[`windows/${id}.reg`] ?? '').get(browsers[id].registry);
      expect(root?.get('PasswordManagerEnabled'), id).toBe(enabled === undefined ? undefined : 0);
    }
    expect(inFirefox(more).PasswordManagerEnabled).toBe(enabled);
    expect(inFirefox(more).OfferToSaveLogins).toBe(enabled);
  });
});

test.each(chromiumIds)('the removing .reg file of %s takes every value away', (id) => {
  const more = { ...block, close: { passwordManager: true } };
  const texts = kitOf(more);
  const removed = readReg(texts[`windows/${id}-remove.reg`] ?? '');
  for (const [key, values] of readReg(texts[`windows/${id}.reg`] ?? '')) {
    if (key.includes(packages.id)) continue;
    expect([...(removed.get(key)?.keys() ?? [])].sort(), key).toEqual([...(values?.keys() ?? [])].sort());
  }
});
