import { describe, expect, it } from 'vitest';
import { markFiles } from '../../kit/check/second-copy.ts';
import { packages } from '../fixtures/kit-example.ts';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const store = 'c'.repeat(32);
const other = 'b'.repeat(32);
const managed = 'etc/chromium/policies/managed';
const chromium = 'home/ученик/.config/chromium/Profile 1';
const firefox = 'home/DOMAIN/pupil/.mozilla/firefox/x.default';

/** The ways to check a PC; all say the same. */
const ways: [string, (pc: LinuxPc) => { status: number | null; text: string }][] = [
  ['npm run kit -- check', (pc) => pc.check()],
  ['detect.sh', (pc) => pc.sh('detect.sh', 'chromium', 'firefox')],
  ['detect.sh without Python', (pc) => pc.shWithoutPython('detect.sh', 'chromium', 'firefox')],
];

function aPc(): LinuxPc {
  const pc = new LinuxPc(['chromium', 'firefox-esr'], { stores: { chrome: store } });
  pc.sh('install.sh', 'chromium', 'firefox');
  return pc;
}

/** Write the files of the extension into a folder. */
function putExtension(pc: LinuxPc, folder: string): void {
  for (const file of markFiles) pc.put(`${folder}/${file}`, 'x');
}

/** Preferences as Chromium 156 writes them, in one line. */
const preferences = (settings: Record<string, object>): object => ({
  account_tracker_service_last_update: '13',
  extensions: { alerts: { initialized: true }, settings, ui: { developer_mode: true } },
  savefile: { default_directory: '/srv/trial', path: '/srv/trial' },
});
const installed = (path: string, more: object = {}): object => ({
  active_permissions: { api: ['storage'], explicit_host: ['https://*/*'] },
  location: 7,
  path,
  preferences: {},
  ...more,
});

describe.each(ways)('%s names a second copy', (_, check) => {
  const said = (profile: string, id: string): string =>
    `${profile}: стоит и вторая копия «Дежурного», с другим номером (${id})`;

  it('from a store, in a profile', () => {
    const pc = aPc();
    putExtension(pc, `${chromium}/Extensions/${packages.id}/1.2.3_0`);
    putExtension(pc, `${chromium}/Extensions/${store}/1.0.0_0`);
    pc.put(`${chromium}/Extensions/${'d'.repeat(32)}/1.0.0_0/policy.json`, 'of another extension');
    const own = { [packages.id]: installed(`${packages.id}/1.2.3_0`) };
    const another = { ['d'.repeat(32)]: installed(`${'d'.repeat(32)}/1.0.0_0`) };
    pc.put(`${chromium}/Preferences`, preferences({ ...another, ...own }));
    expect(check(pc)).toMatchObject({ status: 0 });
    pc.put(`${chromium}/Secure Preferences`, preferences({ [store]: installed(`${store}/1.0.0_0`), ...own }));
    const { status, text } = check(pc);
    expect(status).toBe(1);
    expect(text).toContain(said('Profile 1', store));
    expect(text.match(/вторая копия/g)).toHaveLength(1);
  });

  it('that is loaded unpacked, unless it has the id of the kit', () => {
    const pc = aPc();
    putExtension(pc, 'srv/trial');
    pc.put(`${chromium}/Preferences`, preferences({ [packages.id]: installed('/srv/trial', { location: 4 }) }));
    expect(check(pc)).toMatchObject({ status: 0 });
    pc.put(`${chromium}/Preferences`, preferences({ [other]: installed('/srv/trial', { location: 4 }) }));
    expect(check(pc)).toMatchObject({ status: 1, text: expect.stringContaining(said('Profile 1', other)) });
  });

  it('in Firefox', () => {
    const pc = aPc();
    const names = markFiles.join('\0');
    pc.put(`${firefox}/extensions/dezhurny@lyceum.example.xpi`, names);
    pc.put(`${firefox}/extensions/another@x.example.xpi`, 'policy.json');
    expect(check(pc)).toMatchObject({ status: 0 });
    pc.put(`${firefox}/extensions/dezhurny@school.example.xpi`, `PK\0${names}`);
    expect(check(pc)).toMatchObject({
      status: 1,
      text: expect.stringContaining(said('x.default', 'dezhurny@school.example')),
    });
  });
});

describe.each(ways.slice(0, 2))('%s names a second copy that a policy installs', (_, check) => {
  const said = (id: string): string => `политика ставит и вторую копию «Дежурного», с другим номером (${id})`;
  const forced = (id: string): object => ({ ExtensionSettings: { [id]: { installation_mode: 'force_installed' } } });

  it.each([
    ['the id of a store', forced(store), store],
    ['the id of a store in a list', { ExtensionInstallForcelist: [`${store};https://store.example/crx`] }, store],
    [
      'another id with settings of a kit',
      { ...forced(other), '3rdparty': { extensions: { [other]: { developerTools: 'hosts' } } } },
      other,
    ],
  ])('with %s', (_name, policies, id) => {
    const pc = aPc();
    pc.put(`${managed}/aa-school.json`, policies);
    pc.sh('install.sh', 'chromium', 'firefox'); // joins them
    expect(check(pc)).toMatchObject({ status: 1, text: expect.stringContaining(said(id)) });
  });

  it('in Firefox', () => {
    const pc = aPc();
    const id = 'dezhurny@school.example';
    const policies = pc.json('etc/firefox/policies/policies.json').policies;
    policies.ExtensionSettings[id] = { installation_mode: 'force_installed' };
    policies['3rdparty'].Extensions[id] = { developerTools: 'hosts' };
    pc.put('etc/firefox/policies/policies.json', { policies });
    expect(check(pc)).toMatchObject({ status: 1, text: expect.stringContaining(said(id)) });
  });

  it.each([
    ['an extension of the school', forced('d'.repeat(32))],
    [
      'settings of a copy that is not installed',
      { '3rdparty': { extensions: { [other]: { developerTools: 'hosts' } } } },
    ],
    ['a copy that the school forbids', { ExtensionSettings: { [store]: { installation_mode: 'blocked' } } }],
  ])('and not %s', (_name, policies) => {
    const pc = aPc();
    pc.put(`${managed}/aa-school.json`, policies);
    pc.sh('install.sh', 'chromium', 'firefox');
    expect(check(pc)).toMatchObject({ status: 0 });
  });
});
