import { describe, expect, it } from 'vitest';
import { meanings } from '../../../kit/check/meanings.ts';
import { installedIds, policyCopyRemarks } from '../../../kit/check/second-copy.ts';
import { compareRegistry, extensionPolicies, isManaged, parseRegistry } from '../../../kit/check/windows.ts';
import { packages } from '../../fixtures/kit-example.ts';
import { LinuxPc } from '../../fixtures/linux-pc.ts';
import known from '../../fixtures/policy-names.json' with { type: 'json' };

it('describes every policy of the kit', () => {
  const names = [known.chromium, known.edge, known.firefox].flatMap((one) => one.names);
  expect(names.filter((name) => !meanings[name])).toEqual([]);
});

// The other tests of these scripts are in tests/deploy: each starts dozens of processes.
it('detects what the Linux scripts install, and nothing once they removed it', () => {
  const pc = new LinuxPc([]);
  expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(1);
  expect(pc.sh('install.sh', 'yandex', 'firefox').status).toBe(0);
  expect(pc.sh('install.sh', 'yandex', 'firefox').status).toBe(0); // the second run is an update
  expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(0);
  for (const step of ['--remove', '--finish']) expect(pc.sh('remove.sh', step).status).toBe(0);
  expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(1);
});

describe('Windows registry', () => {
  const root = 'SOFTWARE\\Policies\\Google\\Chrome';
  const text = [
    '',
    `HKEY_LOCAL_MACHINE\\${root}`,
    '    BrowserGuestModeEnabled    REG_DWORD    0x0',
    '    DeveloperToolsAvailability    REG_DWORD    0x1',
    '',
    `HKEY_LOCAL_MACHINE\\${root}\\URLBlocklist`,
    '    1    REG_SZ    tg:*',
    '    2    REG_SZ    school rule    with spaces',
    '',
  ].join('\r\n');

  it('is parsed from the output of reg query and compared value by value', () => {
    const registry = parseRegistry(text);
    expect(registry.get(`${root}\\URLBlocklist`.toLowerCase())?.get('2')).toBe('school rule    with spaces');
    const wanted = {
      BrowserGuestModeEnabled: false,
      DeveloperToolsAvailability: 0,
      URLBlocklist: ['tg:*', 'viber:*'],
      IncognitoModeAvailability: 1,
    };
    expect(compareRegistry(root, wanted, registry)).toEqual([
      { kind: 'differs', path: 'DeveloperToolsAvailability', is: '1', wanted: '0' },
      { kind: 'missing', path: 'URLBlocklist', wanted: 'viber:*' },
      { kind: 'missing', path: 'IncognitoModeAvailability', wanted: '1' },
    ]);
  });

  it('is compared in the JSON value of ExtensionSettings too, unless a subkey hides it', () => {
    const id = packages.id;
    const value = JSON.stringify({
      [id]: { installation_mode: 'force_installed' },
      '*': { installation_mode: 'allowed' },
    });
    const lines = [`HKEY_LOCAL_MACHINE\\${root}`, `    ExtensionSettings    REG_SZ    ${value}`, ''];
    const wanted = { ExtensionSettings: { [id]: { installation_mode: 'force_installed' } } };
    expect(compareRegistry(root, wanted, parseRegistry(lines.join('\r\n')))).toEqual([]);
    const hidden = [...lines, `HKEY_LOCAL_MACHINE\\${root}\\ExtensionSettings\\other`, ''].join('\r\n');
    expect(compareRegistry(root, wanted, parseRegistry(hidden))).toHaveLength(1);
  });

  it('tells which extensions it installs and sets, in subkeys or in the JSON value', () => {
    const id = packages.id;
    const lines = [
      `HKEY_LOCAL_MACHINE\\${root}\\ExtensionInstallForcelist`,
      `    1    REG_SZ    ${'b'.repeat(32)};https://store.example/crx`,
      `HKEY_LOCAL_MACHINE\\${root}\\3rdparty\\extensions\\${id}\\policy`,
      '    developerTools    REG_SZ    hosts',
      '',
    ];
    const subkey = [
      `HKEY_LOCAL_MACHINE\\${root}\\ExtensionSettings\\${id}`,
      '    installation_mode    REG_SZ    force_installed',
    ];
    const value = [
      `HKEY_LOCAL_MACHINE\\${root}`,
      `    ExtensionSettings    REG_SZ    {"${id}":{"installation_mode":"force_installed"}}`,
    ];
    for (const more of [subkey, value]) {
      const policies = extensionPolicies(root, parseRegistry([...lines, ...more, ''].join('\r\n')));
      expect(installedIds(policies)).toEqual([id, 'b'.repeat(32)]);
      expect(policyCopyRemarks(policies, [], [])).toEqual([expect.stringContaining(id)]);
      expect(policyCopyRemarks(policies, [id], [])).toEqual([]);
      expect(policyCopyRemarks(policies, [id], ['b'.repeat(32)])).toEqual([expect.stringContaining('b'.repeat(32))]);
    }
  });

  it('recognizes a PC in a domain', () => {
    expect(isManaged('   AzureAdJoined : NO\r\n   DomainJoined : YES\r\n')).toBe(true);
    expect(isManaged('   AzureAdJoined : NO\r\n   DomainJoined : NO\r\n')).toBe(false);
  });
});
