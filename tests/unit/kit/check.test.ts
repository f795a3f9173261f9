import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meanings } from '../../../kit/check/meanings.ts';
import { compareRegistry, isManaged, parseRegistry } from '../../../kit/check/windows.ts';
import { kitFiles } from '../../../kit/files.ts';
import { configOf, packages, temporaryFolder } from '../../fixtures/kit-example.ts';
import known from '../../fixtures/policy-names.json' with { type: 'json' };

const script = join(import.meta.dirname, '../../../scripts/kit.ts');

/** Write a kit, and the root of a Linux system with these commands. */
function linux(commands: readonly string[], more: object = {}) {
  const folder = temporaryFolder();
  const kit = join(folder, 'kit');
  const root = join(folder, 'root');
  for (const [path, bytes] of Object.entries(kitFiles(configOf(more), packages))) put(join(kit, path), bytes);
  for (const command of commands) put(join(root, 'usr/bin', command), '');
  mkdirSync(root, { recursive: true });
  return {
    root,
    check: () => run(process.execPath, [script, 'check', '--out', kit, '--root', root]),
    sh: (name: string, ...words: string[]) => {
      const path = join(kit, 'linux', name);
      chmodSync(path, 0o755);
      return run('sh', [path, ...words], { DESTDIR: root });
    },
  };
}

function put(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

function run(command: string, words: readonly string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, ...more } });
  return { status, text: stdout + stderr };
}

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
    expect(before.text).toContain('не задано: ссылки на программы мессенджеров (URLBlocklist: tg:*, viber:*');
    expect(pc.sh('install.sh', 'chromium', 'yandex', 'firefox').status).toBe(0);
    expect(pc.check()).toMatchObject({ status: 0, text: expect.stringContaining('✓ Chromium') });
  });

  it('names the overriding file and the different value', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    put(join(pc.root, managed, 'zzzz-school.json'), '{"DeveloperToolsAvailability": 1, "HomepageLocation": "x"}');
    const { status, text } = pc.check();
    expect(status).toBe(1);
    expect(text).toContain('противоречит: инструменты разработчика (DeveloperToolsAvailability: стоит 1, нужно 0)');
    expect(text).toContain('zzzz-school.json');
    expect(text).not.toContain('HomepageLocation');
  });

  it('ignores other policies of the school', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    put(join(pc.root, managed, 'aa-school.json'), '{"HomepageLocation": "https://school.example/"}');
    expect(pc.check().status).toBe(0);
  });

  it('reports a file that is not JSON', () => {
    const pc = linux(['chromium']);
    pc.sh('install.sh', 'chromium');
    put(join(pc.root, managed, 'broken.json'), '{');
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining('broken.json') });
  });

  it('names the policies on sites, each with its first values', () => {
    const { text } = linux(['chromium', 'firefox'], {
      settings: { mode: 'block' },
      close: { passwordManager: true },
    }).check();
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
    put(join(pc.root, path), text);
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining(said) });
  });

  it('says so of the browser that is meant, and leaves processes of pages alone', () => {
    const pc = linux(['chromium', 'firefox-esr']);
    pc.sh('install.sh', 'chromium', 'firefox');
    put(join(pc.root, 'proc/8/cmdline'), '/usr/lib/chromium/chromium --type=renderer --disable-extensions');
    put(join(pc.root, 'home/u/.local/share/applications/f.desktop'), 'Exec=firefox-esr -safe-mode\n');
    const { status, text } = pc.check();
    expect(status).toBe(1);
    expect(text).toContain('✓ Chromium');
    expect(text).toContain('✗ Firefox');
    expect(text).toContain('f.desktop: браузер запускается с -safe-mode — расширения выключены');
  });

  it('describes every policy of the kit', () => {
    const names = [known.chromium, known.edge, known.firefox].flatMap((one) => one.names);
    expect(names.filter((name) => !meanings[name])).toEqual([]);
  });

  it('does not print a different hash', () => {
    const hash = `pbkdf2-sha256$600000$${'a'.repeat(21)}A$${'b'.repeat(42)}A`;
    const pc = linux(['firefox'], { settings: { pinHash: hash } });
    const { text } = pc.check();
    expect(text).toContain('3rdparty');
    expect(text).not.toContain('pbkdf2');
  });
});

describe('Linux scripts', () => {
  it('detect and remove what they installed', () => {
    const pc = linux([]);
    expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(1);
    expect(pc.sh('install.sh', 'yandex', 'firefox').status).toBe(0);
    expect(pc.sh('install.sh', 'yandex', 'firefox').status).toBe(0); // the second run is an update
    expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(0);
    expect(pc.sh('remove.sh').status).toBe(0);
    expect(pc.sh('detect.sh', 'yandex', 'firefox').status).toBe(1);
    rmSync(pc.root, { recursive: true });
  });
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

  it('recognizes a PC in a domain', () => {
    expect(isManaged('   AzureAdJoined : NO\r\n   DomainJoined : YES\r\n')).toBe(true);
    expect(isManaged('   AzureAdJoined : NO\r\n   DomainJoined : NO\r\n')).toBe(false);
  });
});
