import { chmodSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const linux = (commands: readonly string[], more: object = {}): LinuxPc => new LinuxPc(commands, more);

const managed = 'etc/chromium/policies/managed';

describe('npm run kit -- check on Linux', () => {
  it('reports that no browser of the kit is installed', () => {
    expect(linux([]).check()).toMatchObject({ status: 2, text: expect.stringContaining('Ни одного') });
  });

  it('lists missing policies, and none after install.sh', () => {
    const pc = linux(['chromium', 'yandex-browser', 'firefox-esr']);
    const before = pc.check();
    expect(before.status).toBe(1);
    expect(before.text).toContain('✗ Яндекс Браузер');
    expect(before.text.match(/политик комплекта здесь нет/g)).toHaveLength(3);
    expect(pc.sh('install.sh', 'chromium', 'yandex', 'firefox').status).toBe(0);
    expect(pc.check()).toMatchObject({ status: 0, text: expect.stringContaining('✓ Chromium') });
  });

  it('names the overriding file and the different value', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    pc.put(`${managed}/zzzz-school.json`, '{"DeveloperToolsAvailability": 1, "HomepageLocation": "x"}');
    const { status, text } = pc.check();
    expect(status).toBe(1);
    expect(text).toContain('противоречит: инструменты разработчика (DeveloperToolsAvailability: стоит 1, нужно 0)');
    expect(text).toContain('zzzz-school.json');
    expect(text).not.toContain('HomepageLocation');
  });

  it('ignores other policies of the school', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    pc.put(`${managed}/aa-school.json`, '{"HomepageLocation": "https://school.example/"}');
    expect(pc.check().status).toBe(0);
  });

  it('reports a file that is not JSON', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    pc.put(`${managed}/broken.json`, '{');
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining('broken.json') });
  });

  it('names the policies on sites, each with its first values', () => {
    const pc = linux(['chromium', 'firefox'], {
      settings: { mode: 'block' },
      close: { passwordManager: true },
    });
    pc.put(`${managed}/zzz-dezhurny.json`, {});
    pc.put('etc/firefox/policies/policies.json', { policies: {} });
    const { text } = pc.check();
    const lines = text.split('\n');
    const line = (policy: string): string => lines.find((one) => one.includes(`(${policy}`)) ?? '';
    expect(line('NotificationsBlockedForUrls')).toMatch(
      /не задано: уведомления мессенджеров .*\[\*\.\].*, и ещё \d+\)$/,
    );
    expect(line('DeveloperToolsAvailabilityBlocklist')).toMatch(
      /инструменты разработчика на страницах .*, и ещё \d+\)$/,
    );
    expect(line('Permissions')).toMatch(/уведомления мессенджеров .*https:\/\/.*, и ещё \d+\)$/);
    expect(line('DisableDeveloperTools')).toContain('инструменты разработчика');
    expect(lines.filter((one) => one.includes('менеджер паролей'))).toHaveLength(3);
    expect(Math.max(...lines.map((one) => one.length))).toBeLessThan(700);
  });

  it.each([
    [
      'a shortcut',
      'usr/share/applications/chromium.desktop',
      'Exec=/usr/bin/chromium --disable-extensions %U\n',
      'ярлык /usr/share/applications/chromium.desktop: браузер запускается с --disable-extensions — расширения выключены',
    ],
    [
      'a shortcut on a desktop',
      'home/ученик/Рабочий стол/Интернет.desktop',
      'Exec=chromium --disable-extensions-except=/tmp\n',
      'ярлык /home/ученик/Рабочий стол/Интернет.desktop: браузер запускается с --disable-extensions-except=…',
    ],
    [
      'a launcher of a panel',
      'home/u/.config/xfce4/panel/launcher-7/16.desktop',
      'Exec=chromium --disable-extensions\n',
      'ярлык /home/u/.config/xfce4/panel/launcher-7/16.desktop: браузер запускается с --disable-extensions',
    ],
    [
      'a file of flags',
      'etc/chromium.d/zz',
      'export CHROMIUM_FLAGS="$CHROMIUM_FLAGS --disable-extensions"\n',
      'файл /etc/chromium.d/zz: браузер запускается с --disable-extensions',
    ],
    [
      'the flags of one user',
      'home/u/.config/chromium-flags.conf',
      '--disable-extensions\n',
      'файл /home/u/.config/chromium-flags.conf: браузер запускается с --disable-extensions',
    ],
    [
      'the package’s own default',
      'usr/bin/chromium',
      'grep --enable-remote-extensions || CHROMIUM_FLAGS=…\n',
      'файл /etc/chromium.d: браузер запускается с --disable-extensions-except — его добавляет сам пакет',
    ],
    [
      'a running browser',
      'proc/7/cmdline',
      '/usr/lib/chromium/chromium\0--disable-extensions\0',
      'браузер сейчас запущен с --disable-extensions — расширения выключены, и поставленные политикой тоже',
    ],
  ])('finds %s that leaves the extension off', (_name, path, text, said) => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    expect(pc.check().status).toBe(0);
    pc.put(path, text);
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining(said) });
  });

  it('says so of the browser that is meant, and leaves processes of pages alone', () => {
    const pc = linux(['chromium', 'firefox-esr']);
    pc.sh('install.sh', 'chromium', 'firefox');
    pc.put('proc/8/cmdline', '/usr/lib/chromium/chromium --type=renderer --disable-extensions');
    pc.put('home/u/.local/share/applications/f.desktop', 'Exec=firefox-esr -safe-mode\n');
    const { status, text } = pc.check();
    expect(status).toBe(1);
    expect(text).toContain('✓ Chromium');
    expect(text).toContain('✗ Firefox');
    expect(text).toContain('f.desktop: браузер запускается с -safe-mode — расширения выключены');
  });

  it('does not print a different hash', () => {
    const hash = `pbkdf2-sha256$600000$${'a'.repeat(21)}A$${'b'.repeat(42)}A`;
    const pc = linux(['firefox'], { settings: { pinHash: hash } });
    pc.put('etc/firefox/policies/policies.json', { policies: {} });
    const { text } = pc.check();
    expect(text).toContain('3rdparty');
    expect(text).not.toContain('pbkdf2');
  });
});

/** The ways to check a PC; all say the same. */
const ways: [string, (pc: LinuxPc, ...words: string[]) => { status: number | null; text: string }][] = [
  ['npm run kit -- check', (pc, ...words) => pc.check(...words)],
  ['detect.sh', (pc, ...words) => pc.sh('detect.sh', ...words, 'chromium')],
  ['detect.sh without Python', (pc, ...words) => pc.shWithoutPython('detect.sh', ...words, 'chromium')],
];

describe.each(ways)('%s', (way, check) => {
  const installed = (): LinuxPc => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    return pc;
  };

  it.each([
    ['a stale copy that the browser reads later', 'zzzz.json.bak', { IncognitoModeAvailability: 0 }, 'zzzz.json.bak'],
    ['extensions of the school that it reads later', 'zzzz', { ExtensionSettings: {} }, 'zzzz'],
    ['a list of types without extensions', 'aa.json', { ExtensionAllowedTypes: ['theme'] }, 'ExtensionAllowedTypes'],
  ])('is not deceived by %s', (_, name, policies, words) => {
    const pc = installed();
    pc.put(`${managed}/${name}`, policies);
    expect(check(pc)).toMatchObject({ status: 1, text: expect.stringContaining(words) });
  });

  it.each([
    [`${managed}/zzz-dezhurny.json`, 0o600, 'chmod 644'],
    [managed, 0o700, 'chmod 755'],
    ['etc/chromium', 0o750, 'chmod 755'],
  ])('names %s that only root reads', (path, mode, words) => {
    const pc = installed();
    chmodSync(join(pc.root, path), mode);
    expect(check(pc)).toMatchObject({ status: 1, text: expect.stringContaining(words) });
  });

  it('agrees with other policies, and settings of other extensions', () => {
    const pc = installed();
    pc.put(`${managed}/zzzz.json`, {
      '3rdparty': { extensions: { ['b'.repeat(32)]: { a: 1 } } },
      HomepageLocation: 'x',
      // Its name begins like that of a policy of the kit.
      DeveloperToolsAvailabilityAllowlist: ['https://editor.example'],
    });
    expect(check(pc)).toMatchObject({ status: 0 });
  });

  it('says in one line what is wrong', () => {
    const pc = linux(['chromium']);
    expect(check(pc, '--line')).toMatchObject({ status: 1, text: expect.stringMatching(/^[^\t\n]+\t1\t[^\t\n]+\n$/) });
    pc.sh('install.sh', 'chromium');
    const { status, text } = check(pc, '--line');
    expect(status).toBe(0);
    expect(text).toMatch(/^[^\t\n]+\t0\t[^\t\n]*на месте[^\t\n]*\n$/);
    expect(text.split('\t')[0]).toBe(hostname());
  });

  it.runIf(way.startsWith('npm'))('tells a missing kit from a missing browser', () => {
    expect(linux(['chromium']).checkKit('none')).toMatchObject({
      status: 4,
      text: expect.stringContaining('комплекта нет'),
    });
    expect(linux([]).check()).toMatchObject({ status: 2 });
  });
});
