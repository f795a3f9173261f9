import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages } from '../fixtures/kit-example.ts';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const { id } = packages;
const store = 'c'.repeat(32);
const other = 'b'.repeat(32);
const addon = 'dezhurny@lyceum.example';
const uuid = '0b1e5f0e-0000-4000-8000-000000000001';
const chromium = 'home/ученик/.config/chromium';
const firefox = 'home/DOMAIN/pupil/.mozilla/firefox/x.default';

const own = [
  `${chromium}/Default/Local Extension Settings/${id}/000003.log`,
  `${chromium}/Profile 1/IndexedDB/chrome-extension_${id}_0.indexeddb.leveldb/CURRENT`,
  `${chromium}/Profile 1/IndexedDB/chrome-extension_${id}_0.indexeddb.blob/1`,
  `root/.config/yandex-browser/Default/Local Extension Settings/${store}/LOG`,
  `srv/homes/teacher/.config/google-chrome/Default/Local Extension Settings/${id}/LOG`,
  `${firefox}/storage/default/moz-extension+++${uuid}/ls/data.sqlite`,
  `${firefox}/storage/default/moz-extension+++${uuid}^userContextId=4294967295/idb/x.sqlite`,
  `${firefox}/browser-extension-data/${addon}/storage.js`,
];
const ofOthers = [
  `${chromium}/Default/Local Extension Settings/${other}/000003.log`,
  `${chromium}/Default/Extensions/${id}/1.2.3/manifest.json`,
  `${chromium}/Default/IndexedDB/https_web.telegram.org_0.indexeddb.leveldb/CURRENT`,
  `${chromium}/Default/Bookmarks`,
  `${firefox}/storage/default/moz-extension+++0b1e5f0e-0000-4000-8000-000000000002/idb/x.sqlite`,
  `${firefox}/browser-extension-data/dezhurnyXlyceum.example/storage.js`,
  `${firefox}/places.sqlite`,
  `${firefox}/extension-preferences.json`,
  `${firefox}/prefs.js`,
];

const pref = (ids: Record<string, string>): string =>
  `user_pref("extensions.webextensions.uuids", ${JSON.stringify(JSON.stringify(ids))});\n`;
const prefs = (ids: Record<string, string>): string =>
  `user_pref("a.b", "{\\"x\\":1}");\n${pref(ids)}user_pref("z", 1);\n`;

function pcWithProfiles(more: object = {}): LinuxPc {
  const pc = new LinuxPc([], { stores: { chrome: store }, ...more });
  for (const path of [...own, ...ofOthers]) pc.put(path, 'data');
  pc.put(`${firefox}/prefs.js`, prefs({ 'a@b.example': '1', [addon]: uuid, 'c@d.example': '3' }));
  pc.put('etc/passwd', 'teacher:x:1000:1000:Т:/srv/homes/teacher:/bin/sh\n');
  return pc;
}

const there = (pc: LinuxPc, paths: readonly string[]): string[] =>
  paths.filter((path) => existsSync(join(pc.root, path)));

describe('prepare-image.sh', () => {
  it.each([
    ['as it is', (pc: LinuxPc, ...words: string[]) => pc.sh('prepare-image.sh', ...words)],
    ['without Python', (pc: LinuxPc, ...words: string[]) => pc.shWithoutPython('prepare-image.sh', ...words)],
  ])('says what it would delete, deletes that, and nothing of others: %s', (_, run) => {
    const pc = pcWithProfiles();
    const shown = run(pc, '--dry-run');
    expect(shown.status).toBe(0);
    for (const path of own)
      expect(shown.text).toMatch(new RegExp(`^  .*${path.split('/').slice(0, 3).join('/')}`, 'm'));
    expect(there(pc, own)).toEqual(own);
    expect(run(pc, '--yes')).toMatchObject({ status: 0, text: expect.stringContaining('Не запускайте браузер') });
    expect(there(pc, own)).toEqual([]);
    expect(there(pc, ofOthers)).toEqual(ofOthers);
    expect(readFileSync(join(pc.root, firefox, 'prefs.js'), 'utf8')).toBe(
      prefs({ 'a@b.example': '1', [addon]: uuid, 'c@d.example': '3' }),
    );
    expect(run(pc, '--yes')).toMatchObject({ status: 0, text: expect.stringContaining('Удалять нечего') });
  });

  it.each([
    ['alone', { [addon]: uuid }, 0],
    ['last', { 'c@d.example': '3', [addon]: uuid }, 0],
    ['of another add-on', { 'dezhurnyXlyceum.example': uuid }, 1],
    ['empty', { [addon]: '' }, 1],
    ['not a number', { [addon]: '../../../../outside' }, 1],
  ])('knows the folders of Firefox by the number in its preferences: %s', (_, ids, left) => {
    const pc = new LinuxPc([]);
    const data = `${firefox}/storage/default/moz-extension+++${uuid}/idb/x.sqlite`;
    pc.put(data, 'data');
    pc.put(`${firefox}/prefs.js`, prefs(ids));
    expect(pc.sh('prepare-image.sh', '--yes').status).toBe(0);
    expect(there(pc, [data])).toHaveLength(left);
  });

  it('deletes nothing without a word', () => {
    const pc = pcWithProfiles();
    expect(pc.sh('prepare-image.sh')).toMatchObject({ status: 6, text: expect.stringContaining('--yes') });
    expect(pc.sh('prepare-image.sh', '--yse')).toMatchObject({ status: 6, text: expect.stringContaining('--yse') });
    expect(there(pc, own)).toEqual(own);
  });

  it('takes the room of this PC out of the policies', () => {
    const pc = pcWithProfiles({ rooms: { Каб: ['*'] } });
    pc.env = { DEZHURNY_HOST: 'pc-1' };
    pc.sh('install.sh', 'chromium', 'firefox');
    const files = ['etc/chromium/policies/managed/zzz-dezhurny.json', 'etc/firefox/policies/policies.json'];
    for (const file of files) expect(readFileSync(join(pc.root, file), 'utf8')).toContain('"place": "Каб"');
    expect(pc.sh('prepare-image.sh', '--yes').status).toBe(0);
    for (const file of files) expect(readFileSync(join(pc.root, file), 'utf8')).not.toContain('place');
  });

  it('follows no link out of a profile', () => {
    const pc = new LinuxPc([]);
    pc.put('home/outside/data', 'mine');
    pc.put(`${chromium}/Default/Local Extension Settings/keep`, '');
    symlinkSync(join(pc.root, 'home/outside'), join(pc.root, chromium, 'Default/Local Extension Settings', id));
    expect(pc.sh('prepare-image.sh', '--yes').status).toBe(0);
    expect(there(pc, ['home/outside/data'])).toHaveLength(1);
  });
});
