import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installByApt, succeeds } from '../../harness/apt.ts';
import { packages } from '../fixtures/kit-example.ts';
import { hasUtf8Locale, WinePc } from '../fixtures/wine-pc.ts';

if (!succeeds('wine', '--version')) installByApt(['wine', 'wine64']);
const hasWine = succeeds('wine', '--version');
if (!hasWine) console.log('prepare-image.cmd: not tried, there is no Wine (apt-get install wine wine64)');

const { id } = packages;
const store = 'c'.repeat(32);
const addon = 'dezhurny@lyceum.example';
const uuid = '0b1e5f0e-0000-4000-8000-000000000001';
const another = '0b1e5f0e-0000-4000-8000-000000000002';
const chrome = 'users/pupil/AppData/Local/Google/Chrome/User Data';
const yandex = 'users/Ivan Petrov/AppData/Local/Yandex/YandexBrowser/User Data';
const firefox = 'users/pupil/AppData/Roaming/Mozilla/Firefox/Profiles/x.default-esr';

const own = [
  `${chrome}/Default/Local Extension Settings/${id}/000003.log`,
  `${chrome}/Profile 1/IndexedDB/chrome-extension_${id}_0.indexeddb.leveldb/CURRENT`,
  `${chrome}/Profile 1/IndexedDB/chrome-extension_${id}_0.indexeddb.blob/1`,
  `${yandex}/Default/Local Extension Settings/${store}/LOG`,
  `${firefox}/storage/default/moz-extension+++${uuid}/idb/x.sqlite`,
  `${firefox}/storage/default/moz-extension+++${uuid}^userContextId=4294967295/idb/x.sqlite`,
  `${firefox}/browser-extension-data/${addon}/storage.js`,
];
const ofOthers = [
  `${chrome}/Default/Local Extension Settings/${'b'.repeat(32)}/LOG`,
  `${chrome}/Default/Extensions/${id}/1.2.3/manifest.json`,
  `${chrome}/Default/IndexedDB/https_web.telegram.org_0.indexeddb.leveldb/CURRENT`,
  `${firefox}/storage/default/moz-extension+++${another}/idb/x.sqlite`,
  `${firefox}/storage/default/https+++web.telegram.org/ls/data.sqlite`,
  `${firefox}/browser-extension-data/x-${addon}/storage.js`,
];
/** As Firefox ESR 153 writes it, with the characters that cmd takes for its own in another line. */
const prefs = (ids: object): string =>
  `// Mozilla User Preferences\r\nuser_pref("a.b", "x & y > z ! 100% \\"q\\" ^");\r\nuser_pref("extensions.webextensions.uuids", ${JSON.stringify(
    JSON.stringify(ids),
  )});\r\n`;
const key = `SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${id}\\policy`;

describe.skipIf(!hasWine)('prepare-image.cmd', () => {
  let pc: WinePc;
  beforeAll(() => {
    pc = new WinePc();
  });
  afterAll(() => pc.remove());

  function reset(more: object = {}): void {
    pc.reset([], { stores: { chrome: store }, ...more });
    for (const path of [...own, ...ofOthers]) pc.put(path, 'data');
    pc.put(`${firefox}/prefs.js`, prefs({ [`x-${addon}`]: another, [addon]: uuid, 'c@d.example': '3' }));
  }
  const there = (paths: readonly string[]): string[] => paths.filter((path) => pc.has(path));

  it('says what it would delete, deletes that, and nothing of others', () => {
    reset();
    const shown = pc.run('prepare-image.cmd', ['/list', '/yes']);
    expect(shown.text).toContain(
      `pupil\\AppData\\Local\\Google\\Chrome\\User Data\\Default\\Local Extension Settings\\${id}`,
    );
    expect(shown.text).toContain(`moz-extension+++${uuid}^userContextId=4294967295`);
    expect(shown.text).not.toContain(another);
    expect(shown.status).toBe(0);
    expect(there(own)).toEqual(own);
    const done = pc.run('prepare-image.cmd', ['/yes']);
    expect(done.text).toContain('Готово. Не запускайте браузер до снятия образа.');
    expect(done.status).toBe(0);
    expect(there(own)).toEqual([]);
    expect(there(ofOthers)).toEqual(ofOthers);
    expect(pc.run('prepare-image.cmd', ['/yes']).text).toContain('Удалять нечего.');
  });

  it
    .skipIf(!hasUtf8Locale)
    .each(['Иван Петров', 'Учитель (1)', 'Жүргізуші', 'a & md b', 'Ёлка^2', 'wow!', 'x;y,z=1'].map((user) => [user]))(
    'lists and deletes what is in the folder of the user %s',
    (user) => {
      pc.reset([]);
      const inChrome = `users/${user}/AppData/Local/Chromium-GOST/User Data/${user}/Local Extension Settings/${id}`;
      const profile = `users/${user}/AppData/Roaming/Mozilla/Firefox/Profiles/x1.${user}`;
      const inFirefox = `${profile}/storage/default/moz-extension+++${uuid}`;
      const folders = [inChrome, inFirefox, `${profile}/browser-extension-data/${addon}`];
      for (const folder of folders) pc.put(`${folder}/file`, 'data');
      pc.put(`${profile}/prefs.js`, prefs({ [addon]: uuid }));
      const shown = pc.run('prepare-image.cmd', ['/list', '/yes']).text;
      // The page of the output has no letters but Russian ones.
      for (const folder of folders) expect(shown).toContain(folder.replaceAll('/', '\\').replaceAll('ү', '?'));
      expect(pc.run('prepare-image.cmd', ['/yes'])).toMatchObject({ status: 0 });
      expect(there(folders)).toEqual([]);
      expect(pc.has(`${profile}/prefs.js`)).toBe(true);
    },
  );

  it.each([
    ['of another add-on', { [`x-${addon}`]: uuid }],
    ['empty', { [addon]: '', [uuid]: uuid }],
    ['not a number', { [addon]: '../../../../outside' }],
  ])('leaves the folders of a number that is %s', (_, ids) => {
    reset();
    pc.put(`${firefox}/prefs.js`, prefs(ids));
    expect(pc.run('prepare-image.cmd', ['/yes']).status).toBe(0);
    expect(pc.has(`${firefox}/storage/default/moz-extension+++${uuid}/idb/x.sqlite`)).toBe(true);
  });

  it('deletes nothing without a word, with an unknown one, or while a browser holds its lock', () => {
    reset();
    expect(pc.run('prepare-image.cmd', []).status).toBe(6);
    expect(pc.run('prepare-image.cmd', ['/yse', '/yes'])).toMatchObject({
      status: 6,
      text: expect.stringContaining('/yse: неизвестное слово. Можно: /list, /yes.'),
    });
    for (const lock of [`${chrome}/lockfile`, `${firefox}/parent.lock`]) {
      pc.put(lock, '');
      chmodSync(pc.path(lock), 0o444); // cannot be deleted, as one that a browser holds
      expect(pc.run('prepare-image.cmd', ['/yes'])).toMatchObject({
        status: 7,
        text: expect.stringContaining('Сначала закройте браузеры.'),
      });
      chmodSync(pc.path(lock), 0o644);
    }
    expect(there(own)).toEqual(own);
    expect(pc.run('prepare-image.cmd', ['/yes']).status).toBe(0); // a lock that is left of a crash
  });

  it('takes the room of this PC out of the registry', () => {
    reset({ rooms: { 'Каб. 12': ['PC-*'] } });
    pc.addValue(key, 'place', 'Каб. 12');
    pc.addValue(key, 'mode', 'warn');
    expect(pc.run('prepare-image.cmd', ['/yes']).status).toBe(0);
    expect(pc.registry(key)).toContain('mode');
    expect(pc.registry(key)).not.toContain('place');
  });
});
