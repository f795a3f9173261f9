import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installByApt, succeeds } from '../../harness/apt.ts';
import { packages } from '../fixtures/kit-example.ts';
import { WinePc } from '../fixtures/wine-pc.ts';

if (!succeeds('wine', '--version')) installByApt(['wine', 'wine64']);
const hasWine = succeeds('wine', '--version');
if (!hasWine) console.log('setup.cmd and .reg files: not tried, there is no Wine (apt-get install wine wine64)');

const chrome = 'Program Files/Google/Chrome/Application/chrome.exe';
const yandex = 'users/pupil/AppData/Local/Yandex/YandexBrowser/Application/browser.exe';
const firefox = 'Program Files/Mozilla Firefox';
const policies = `${firefox}/distribution/policies.json`;
const chromeKey = 'SOFTWARE\\Policies\\Google\\Chrome';
const signed = { signed: true };

describe.skipIf(!hasWine)('setup.cmd', () => {
  let pc: WinePc;
  beforeAll(() => {
    pc = new WinePc();
  });
  afterAll(() => pc.remove());

  /** A PC with two Chromium browsers, one of them in the profile of a user, and Firefox. */
  function reset(kit: object = {}, more: object = {}, version = '153.8.0'): void {
    pc.reset([chrome, yandex, `${firefox}/firefox.exe`], kit, more);
    pc.put(`${firefox}/application.ini`, `[App]\r\nVersion=${version}\r\n[Gecko]\r\nMinVersion=1.0\r\n`);
  }

  it('sets the policies of every browser in a domain, and says so in a line of each', () => {
    reset({ settings: { place: 'Каб. 12' } }, signed);
    const { status, text } = pc.setUp(['/managed']);
    expect(text.split('\r\n').slice(1, -1)).toEqual([
      '  Яндекс Браузер: готово, перезапустите браузер.',
      '  Google Chrome: готово, перезапустите браузер.',
      '  Chromium и Chromium-GOST: здесь не найден.',
      '  Microsoft Edge: здесь не найден.',
      '  Firefox 153: готово, перезапустите браузер.',
    ]);
    expect(status).toBe(0);
    const values = pc.registry(chromeKey);
    expect(values).toContain('update_url    REG_SZ    https://school.example/dezhurny/updates.xml');
    expect(values).toContain('IncognitoModeAvailability    REG_DWORD    0x1');
    expect(values).toContain('place    REG_SZ    Каб. 12');
    expect(pc.registry('SOFTWARE\\Policies\\YandexBrowser')).toContain(packages.id);
    expect(pc.registry('SOFTWARE\\Policies\\Microsoft')).not.toContain(packages.id);
    expect(JSON.parse(pc.read(policies)).policies.ExtensionSettings).toHaveProperty(['dezhurny@lyceum.example']);
  });

  it('tells a domain by dsregcmd', () => {
    reset({}, signed);
    pc.put(
      'windows/system32/dsregcmd.cmd',
      '@echo off\r\necho             AzureAdJoined : NO\r\necho              DomainJoined : YES\r\n',
    );
    expect(pc.setUp().text).toContain('Google Chrome: готово');
    pc.put('windows/system32/dsregcmd.cmd', '@echo off\r\necho              DomainJoined : NO\r\n');
    expect(pc.setUp().text).toContain('Google Chrome: ничего не записано. ПК не в домене');
  });

  it('writes nothing outside a domain where the browser would refuse it, and names the one that works', () => {
    reset({}, signed);
    const { status, text } = pc.setUp();
    expect(status).toBe(0);
    expect(text).toContain('Google Chrome: ничего не записано. ПК не в домене');
    expect(text).toContain('Сегодня здесь подойдет: Firefox 128 и новее.');
    expect(pc.registry(chromeKey)).toBe('');
    expect(pc.has(policies)).toBe(true);
  });

  it('says that none works without a signature, a store and a domain', () => {
    reset();
    const { status, text } = pc.setUp();
    expect(status).toBe(4);
    expect(text).toContain('не подойдет ни один браузер');
    expect(text).toContain('Firefox 153: ничего не записано. Дополнение не подписано');
    expect(pc.has(policies)).toBe(false);
  });

  it('takes the number of the store outside a domain', () => {
    const id = 'c'.repeat(32);
    reset({ stores: { chrome: id } });
    const { status, text } = pc.setUp();
    expect(status).toBe(0);
    expect(text).toContain('Google Chrome: готово');
    expect(pc.registry(chromeKey)).toContain(`ExtensionSettings\\${id}`);
  });

  it('says that a second copy is set, and takes the remedy that it names', () => {
    reset({ stores: { chrome: 'c'.repeat(32) } });
    expect(pc.setUp().text).not.toContain('вторая копия');
    const { status, text } = pc.setUp(['/managed']); // the PC has joined a domain
    expect(status).toBe(3);
    expect(text).toMatch(/Google Chrome: задана и вторая копия .* примените no-domain\\chrome-remove\.reg/);
    pc.importFile('no-domain/chrome-remove.reg');
    pc.importFile('no-domain/yandex-remove.reg');
    const again = pc.setUp(['/managed']);
    expect(again.text).not.toContain('вторая копия');
    expect(again.status).toBe(0);
    expect(pc.registry(chromeKey)).toContain(`ExtensionSettings\\${packages.id}`);
    expect(pc.registry(chromeKey)).not.toContain('c'.repeat(32));
  });

  it('takes a policy back that left kit.json, and leaves those of the school', () => {
    reset({ close: { remoteDebugging: true } });
    pc.addValue(chromeKey, 'HomepageLocation', 'https://school.example/');
    pc.addValue(`${chromeKey}\\URLBlocklist`, '1', 'school.example/games');
    expect(pc.setUp(['/managed']).status).toBe(0);
    const before = pc.registry(chromeKey);
    expect(before).toContain('RemoteDebuggingAllowed');
    expect(before).toContain('tg:*');
    pc.takeKit({ close: { remoteDebugging: false, appLinks: false } });
    expect(pc.setUp(['/managed']).status).toBe(0);
    const after = pc.registry(chromeKey);
    expect(after).not.toContain('RemoteDebuggingAllowed');
    expect(after).not.toContain('tg:*');
    for (const kept of ['HomepageLocation', 'school.example/games', `ExtensionSettings\\${packages.id}`]) {
      expect(after).toContain(kept);
    }
  });

  it('refuses the last Firefox of Windows 7', () => {
    reset({}, signed, '115.30.0');
    expect(pc.setUp()).toMatchObject({
      status: 4,
      text: expect.stringContaining('Firefox 115: ничего не записано, нужен Firefox 128'),
    });
    expect(pc.has(policies)).toBe(false);
  });

  it('leaves the policies of a school alone, and replaces its own', () => {
    reset({}, signed);
    pc.addValue(chromeKey, 'ExtensionSettings', '{"*": {}}');
    pc.put(policies, '{"policies": {}}');
    const { status, text } = pc.setUp(['/managed']);
    expect(status).toBe(3);
    expect(text).toContain('Google Chrome: не тронут. Школа уже задала ExtensionSettings');
    expect(text).toMatch(/Firefox 153: не тронут\. В C:\\.*policies\.json есть политики школы/);
    expect(pc.read(policies)).toBe('{"policies": {}}');
    expect(pc.registry(`${chromeKey}\\3rdparty`)).toBe('');
  });

  it('replaces its own file of Firefox, and none that was changed since', () => {
    reset({}, signed);
    expect(pc.setUp().status).toBe(0);
    expect(pc.setUp().status).toBe(0);
    pc.put(policies, `${pc.read(policies)} `);
    expect(pc.setUp().status).toBe(3);
  });

  it('does nothing if it does not know a word', () => {
    reset({}, signed);
    const { status, text } = pc.setUp(['/mangaed']);
    expect(text).toContain('/mangaed: неизвестное слово. Можно: /managed, /quiet.');
    expect(status).toBe(6);
    expect(pc.registry(chromeKey)).toBe('');
    expect(pc.has(policies)).toBe(false);
  });

  it('says that there is no browser', () => {
    pc.reset([]);
    expect(pc.setUp()).toMatchObject({ status: 2, text: expect.stringContaining('Ни одного из браузеров') });
  });

  it('copies the packages of a kit without a server, and takes those of before away', () => {
    const folder = 'ProgramData/Dezhurny';
    reset({ server: 'file:' }, signed);
    pc.put(`${folder}/dezhurny-1.0.crx`, 'old');
    expect(pc.setUp(['/managed']).status).toBe(0);
    expect(readdirSync(pc.path(folder)).sort()).toEqual(['dezhurny-1.2.3.crx', 'dezhurny-1.2.3.xpi', 'updates.xml']);
    expect(pc.registry(chromeKey)).toContain('file:///C:/ProgramData/Dezhurny/updates.xml');
  });

  const rooms = {
    'Каб. 12': ['PC-12-*', 'Tutor12'],
    'Каб. 100%': ['LAB?'],
    'Зал «А»': ['*-HALL'],
    Склад: ['*-STORE-?'],
  };
  it.each([
    ['pc-12-07', 'Каб. 12'],
    ['TUTOR12', 'Каб. 12'],
    ['tutor123', undefined],
    ['lab3', 'Каб. 100%'],
    ['lab33', undefined],
    ['lab', undefined],
    ['big-hall', 'Зал «А»'],
    ['b-store-7', 'Склад'],
    ['b-store-', undefined],
  ])('writes the room of %s: %s', (host, room) => {
    reset({ rooms }, signed);
    expect(pc.setUp(['/managed'], host).status).toBe(0);
    const third = JSON.parse(pc.read(policies)).policies['3rdparty'];
    expect(third.Extensions['dezhurny@lyceum.example'].place).toBe(room);
    const written = /place {4}REG_SZ {4}(.*)/.exec(pc.registry(chromeKey))?.[1];
    expect(written).toBe(room && /[«%]/.test(room) ? undefined : room); // a batch file cannot hold these
  });

  it('imports and removes what the .reg files say', () => {
    reset();
    pc.addValue(chromeKey, 'HomepageLocation', 'https://school.example/');
    pc.importFile('chrome.reg');
    expect(pc.registry(chromeKey)).toContain(`3rdparty\\extensions\\${packages.id}\\policy`);
    pc.importFile('chrome-remove.reg');
    const left = pc.registry(chromeKey);
    expect(left.match(/REG_\w+/g)).toEqual(['REG_SZ']);
    expect(left).toContain('HomepageLocation');
    expect(left).not.toContain(packages.id);
  });
});
