import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages } from '../fixtures/kit-example.ts';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const managed = 'etc/chromium/policies/managed';
const ours = `${managed}/zzz-dezhurny.json`;
const firefox = 'etc/firefox/policies/policies.json';
const other = 'b'.repeat(32);

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('merging of policies: not tried, there is no python3');

/** Take both steps of removal. */
function remove(pc: LinuxPc): void {
  for (const step of ['--remove', '--finish']) expect(pc.sh('remove.sh', step).status, step).toBe(0);
}

describe('remove.sh', () => {
  it('says without a step what becomes of the journal, and changes nothing', () => {
    const pc = new LinuxPc(['chromium', 'firefox']);
    pc.sh('install.sh', 'chromium', 'firefox');
    const { status, text } = pc.sh('remove.sh');
    expect(status).toBe(6);
    expect(text).toMatch(/Сначала выгрузите журнал[\s\S]*вместе с журналом сразу/);
    expect(pc.sh('detect.sh', 'chromium', 'firefox').status).toBe(0);
  });

  it.each([
    ['with Python', (pc: LinuxPc, ...words: string[]) => pc.sh('remove.sh', ...words)],
    ['without Python', (pc: LinuxPc, ...words: string[]) => pc.shWithoutPython('remove.sh', ...words)],
  ])('makes Firefox remove the add-on before the policy goes, %s', (way, run) => {
    const pc = new LinuxPc(['chromium', 'firefox']);
    if (way === 'with Python') pc.sh('install.sh', 'chromium', 'firefox');
    else pc.shWithoutPython('install.sh', 'chromium', 'firefox');
    expect(run(pc, '--remove').status).toBe(0);
    expect(existsSync(join(pc.root, ours))).toBe(false);
    expect(pc.json(firefox)).toEqual({
      policies: { ExtensionSettings: { 'dezhurny@lyceum.example': { installation_mode: 'blocked' } } },
    });
    expect(run(pc, '--finish').status).toBe(0);
    expect(existsSync(join(pc.root, firefox))).toBe(false);
  });
});

describe('names of browsers', () => {
  it('takes the policies of the named browsers alone, and keeps the packages for the rest', () => {
    const pc = new LinuxPc(['chromium', 'firefox'], { server: 'file:' });
    pc.sh('install.sh', 'chromium', 'firefox', 'yandex');
    expect(pc.sh('remove.sh', '--remove', 'chromium').status).toBe(0);
    expect(existsSync(join(pc.root, ours))).toBe(false);
    expect(pc.sh('detect.sh', 'firefox', 'yandex')).toMatchObject({ status: 0 });
    expect(pc.sh('remove.sh', '--remove', 'firefox', 'yandex').status).toBe(0);
    expect(pc.json(firefox).policies).toEqual({
      ExtensionSettings: { 'dezhurny@lyceum.example': { installation_mode: 'blocked' } },
    });
    expect(existsSync(join(pc.root, 'opt/dezhurny'))).toBe(false);
    expect(pc.sh('remove.sh', '--finish', 'chromium').status).toBe(0);
    expect(existsSync(join(pc.root, firefox))).toBe(true);
  });

  it('are refused with other words before anything changes', () => {
    const pc = new LinuxPc([], { browsers: ['chromium', 'firefox'] });
    pc.sh('install.sh', 'chromium', 'firefox');
    const mistakes: [string, ...string[]][] = [
      ['install.sh', 'firefoks'],
      ['install.sh', 'chromium', '--yes'],
      ['setup.sh', 'firefoks'],
      ['detect.sh', '--lnie'],
      ['detect.sh', '--line', 'firefoks'],
      ['remove.sh', '--remove', 'firefoks'],
      ['remove.sh', '--remove', '--finish'],
      ['remove.sh', '--finish', 'edge'],
    ];
    for (const mistake of mistakes) {
      const { status, text } = pc.sh(...mistake);
      expect(text).toContain(`${mistake.at(-1)}: неизвестное слово. Браузеры комплекта: chromium firefox.`);
      expect(status).toBe(6);
    }
    expect(pc.sh('detect.sh', 'chromium', 'firefox').status).toBe(0);
  });
});

describe('install.sh', () => {
  it.each(['077', '022'])('lets every user read the policies under umask %s', (umask) => {
    const pc = new LinuxPc(['chromium', 'firefox']);
    mkdirSync(join(pc.root, 'etc/chromium/policies'), { recursive: true });
    chmodSync(join(pc.root, 'etc/chromium/policies'), 0o700); // as an earlier install.sh left it
    expect(pc.shUnder(umask, 'install.sh', 'chromium', 'firefox').status).toBe(0);
    const mode = (path: string): string => (statSync(join(pc.root, path)).mode & 0o777).toString(8);
    for (const file of [ours, firefox]) expect(mode(file), file).toBe('644');
    for (const folder of ['etc/chromium', 'etc/chromium/policies', managed, 'etc/firefox', 'etc/firefox/policies']) {
      expect(mode(folder), folder).toBe('755');
    }
  });

  it('replaces a file in one step, and takes the file of an earlier kit away', () => {
    const pc = new LinuxPc(['chromium']);
    pc.sh('install.sh', 'chromium');
    pc.put(`${managed}/dezhurny.json`, {});
    const before = readFileSync(join(pc.root, ours), 'utf8');
    const open = openSync(join(pc.root, ours), 'r'); // a browser that reads at this moment
    pc.takeKit({ close: { passwordManager: true } });
    expect(pc.sh('install.sh', 'chromium').status).toBe(0);
    expect(readFileSync(open, 'utf8')).toBe(before);
    closeSync(open);
    expect(pc.json(ours).PasswordManagerEnabled).toBe(false);
    expect(readdirSync(join(pc.root, managed))).toEqual(['zzz-dezhurny.json']);
    expect(readdirSync(join(pc.root, managed, '..'))).toEqual(['managed']);
  });

  describe('with rooms', () => {
    const rooms = { 'Каб. 12 & «1|2»': ['PC-12-*', 'Tutor12'], "О'Нил": ['LAB?'] };
    const place = (pc: LinuxPc): unknown[] => [
      pc.json(ours)['3rdparty'].extensions[packages.id].place,
      pc.json(firefox).policies['3rdparty'].Extensions['dezhurny@lyceum.example'].place,
    ];

    it.each([
      ['pc-12-07', 'Каб. 12 & «1|2»'],
      ['PC-12-07.school.example', 'Каб. 12 & «1|2»'],
      ['TUTOR12', 'Каб. 12 & «1|2»'],
      ['lab3', "О'Нил"],
      ['lab33', undefined],
    ])('writes the room of %s: %s', (host, room) => {
      const pc = new LinuxPc(['chromium', 'firefox'], { rooms });
      pc.env = { DEZHURNY_HOST: host };
      expect(pc.shWithoutPython('install.sh', 'chromium', 'firefox').status).toBe(0);
      expect(place(pc)).toEqual([room, room]);
      expect(pc.shWithoutPython('detect.sh', 'chromium', 'firefox')).toMatchObject({ status: 0 });
      expect(pc.check().status).toBe(0);
    });

    it('writes none into an image', () => {
      const pc = new LinuxPc(['chromium', 'firefox'], { rooms: { Каб: ['*'] } });
      pc.sh('install.sh', 'chromium', 'firefox');
      expect(place(pc)).toEqual([undefined, undefined]);
    });
  });

  describe.skipIf(!hasPython)('beside policies of the school', () => {
    // ALT's gpupdate writes policies.json; Chromium reads every file of the folder.
    it.each(['aa-school.json', 'policies.json', 'school.json.bak', 'zz-school'])(
      'joins lists and extensions of %s',
      (name) => {
        const pc = new LinuxPc(['chromium']);
        const school = {
          URLBlocklist: ['games.example', 'tg:*'],
          ExtensionSettings: {
            [other]: { installation_mode: 'force_installed', update_url: 'https://x.example/u.xml' },
          },
          '3rdparty': { extensions: { [other]: { key: 'value' } } },
          HomepageLocation: 'https://school.example/',
        };
        pc.put(`${managed}/${name}`, school);
        expect(pc.sh('install.sh', 'chromium')).toMatchObject({ status: 0 });
        const { URLBlocklist, ExtensionSettings, '3rdparty': third, ...rest } = pc.json(ours);
        expect(URLBlocklist).toEqual(expect.arrayContaining(['games.example', 'viber:*']));
        expect(URLBlocklist.filter((one: string) => one === 'tg:*')).toHaveLength(1);
        expect(ExtensionSettings).toMatchObject({
          [packages.id]: { installation_mode: 'force_installed' },
          [other]: school.ExtensionSettings[other],
        });
        expect(Object.keys(third.extensions)).toEqual([packages.id]);
        expect(rest).not.toHaveProperty('HomepageLocation');
        expect(pc.json(`${managed}/${name}`)).toEqual(school);
      },
    );

    it('names a contradiction, and lets the kit decide', () => {
      const pc = new LinuxPc(['chromium']);
      pc.put(`${managed}/school.json`, {
        BrowserGuestModeEnabled: true,
        ExtensionSettings: { '*': { allowed_types: [] } },
      });
      const { status, text } = pc.sh('install.sh', 'chromium');
      expect(status).toBe(3);
      expect(text).toContain('school.json: BrowserGuestModeEnabled = true, а комплект ставит false');
      expect(pc.json(ours)).toMatchObject({
        BrowserGuestModeEnabled: false,
        ExtensionSettings: { '*': { allowed_types: [] } },
      });
    });

    it('names a file that the browser reads later', () => {
      const pc = new LinuxPc(['chromium']);
      pc.put(`${managed}/школа.json`, { ExtensionSettings: {} });
      const { status, text } = pc.sh('install.sh', 'chromium');
      expect(status).toBe(3);
      expect(text).toContain('школа.json: ExtensionSettings — браузер читает этот файл после zzz-dezhurny.json');
    });

    const school = {
      policies: { DisablePocket: true, ExtensionSettings: { 'a@b.example': { installation_mode: 'allowed' } } },
    };

    it('keeps what the school has in the file of Firefox, and what it adds later', () => {
      const pc = new LinuxPc(['firefox']);
      pc.put(firefox, school);
      expect(pc.sh('install.sh', 'firefox').status).toBe(0);
      expect(pc.json(firefox).policies).toMatchObject({ ...school.policies, DisableDeveloperTools: true });
      const changed = pc.json(firefox);
      changed.policies.HttpsOnlyMode = 'enabled';
      pc.put(firefox, changed);
      pc.takeKit({ close: { developerTools: 'extension', passwordManager: true } });
      expect(pc.sh('install.sh', 'firefox').status).toBe(0);
      const { policies } = pc.json(firefox);
      expect(policies).toMatchObject({ ...school.policies, HttpsOnlyMode: 'enabled', PasswordManagerEnabled: false });
      expect(policies).not.toHaveProperty('DisableDeveloperTools');
      remove(pc);
      expect(pc.json(firefox)).toEqual({ policies: { ...school.policies, HttpsOnlyMode: 'enabled' } });
      expect(existsSync(join(pc.root, `${firefox}.dezhurny`))).toBe(false);
    });

    it('gives back the value of Firefox that the kit replaced', () => {
      const pc = new LinuxPc(['firefox']);
      pc.put(firefox, { policies: { DisableDeveloperTools: false } });
      const { status, text } = pc.sh('install.sh', 'firefox');
      expect(status).toBe(3);
      expect(text).toContain('policies.DisableDeveloperTools = false, а комплект ставит true');
      pc.sh('install.sh', 'firefox');
      remove(pc);
      expect(pc.json(firefox)).toEqual({ policies: { DisableDeveloperTools: false } });
    });

    it('does not touch a file of Firefox that is not JSON', () => {
      const pc = new LinuxPc(['firefox']);
      pc.put(firefox, '{');
      expect(pc.sh('install.sh', 'firefox')).toMatchObject({ status: 3, text: expect.stringContaining('не читается') });
      expect(readFileSync(join(pc.root, firefox), 'utf8')).toBe('{');
    });

    it('leaves nothing of a kit whose file had an empty mark', () => {
      const pc = new LinuxPc(['firefox']);
      pc.sh('install.sh', 'firefox');
      pc.put(`${firefox}.dezhurny`, '');
      expect(pc.sh('install.sh', 'firefox').status).toBe(0);
      remove(pc);
      expect(existsSync(join(pc.root, firefox))).toBe(false);
    });
  });

  describe('without Python', () => {
    it('installs where the school has no such policies', () => {
      const pc = new LinuxPc(['chromium', 'firefox']);
      pc.put(`${managed}/school.json`, { HomepageLocation: 'https://school.example/' });
      for (const _ of [1, 2])
        expect(pc.shWithoutPython('install.sh', 'chromium', 'firefox')).toMatchObject({ status: 0 });
      expect(pc.json(ours)).toHaveProperty('ExtensionSettings');
      expect(pc.json(firefox)).toHaveProperty('policies.ExtensionSettings');
      for (const step of ['--remove', '--finish']) expect(pc.shWithoutPython('remove.sh', step).status).toBe(0);
      for (const file of [ours, firefox]) expect(existsSync(join(pc.root, file)), file).toBe(false);
    });

    it('touches nothing where it has, and says what is missing', () => {
      const pc = new LinuxPc(['chromium', 'firefox']);
      pc.put(`${managed}/school.json`, { ExtensionSettings: {} });
      pc.put(firefox, { policies: {} });
      const { status, text } = pc.shWithoutPython('install.sh', 'chromium', 'firefox');
      expect(status).toBe(3);
      expect(text).toContain('school.json: там заданы те же политики');
      expect(text).toContain('поставьте его (пакет python3)');
      expect(existsSync(join(pc.root, ours))).toBe(false);
      expect(pc.json(firefox)).toEqual({ policies: {} });
    });

    it('does not delete a file of Firefox that the school changed', () => {
      const pc = new LinuxPc(['firefox']);
      pc.shWithoutPython('install.sh', 'firefox');
      const changed = pc.json(firefox);
      changed.policies.DisablePocket = true;
      pc.put(firefox, changed);
      for (const step of ['--remove', '--finish']) expect(pc.shWithoutPython('remove.sh', step).status).toBe(3);
      expect(pc.json(firefox)).toEqual(changed);
    });
  });
});
