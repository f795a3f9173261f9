import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserIds, browsers } from '../../../kit/browsers.ts';
import { reasons } from '../../../kit/bypasses.ts';
import { kitFiles } from '../../../kit/files.ts';
import { inventedRegulation } from '../../fixtures/invented-regulation.ts';
import { configOf, packages, temporaryFolder, textsOf } from '../../fixtures/kit-example.ts';
import known from '../../fixtures/policy-names.json' with { type: 'json' };
import { readReg } from '../../oracles/reg-reader.ts';

const everything = {
  close: {
    privateWindows: 'with-extension',
    developerTools: 'everywhere',
    otherExtensions: true,
    notifications: true,
    passwordManager: true,
  },
};
const nothing = {
  close: {
    privateWindows: 'open',
    guestWindows: false,
    newProfiles: false,
    developerTools: 'open',
    remoteDebugging: false,
    aboutPages: false,
    appLinks: false,
    edgeSidebar: false,
  },
};

describe('the kit', () => {
  it('has files for every browser and operating system', () => {
    expect(Object.keys(textsOf({ stores: { chrome: 'a'.repeat(32), edge: 'b'.repeat(32) } })).sort()).toEqual(
      [
        'index.html',
        'licenses.txt',
        'sheet.html',
        ...['nginx.conf', 'Caddyfile', 'web.config', 'dezhurny-kit.service'].map((name) => `server/${name}`),
        'www/dezhurny-1.2.3.crx',
        'www/dezhurny-1.2.3.xpi',
        'www/updates.json',
        'www/updates.xml',
        ...['chrome', 'chromium', 'edge', 'yandex'].flatMap((id) => [
          `linux/${id}/zzz-dezhurny.json`,
          `windows/${id}.reg`,
          `windows/${id}.json`,
          `windows/${id}-remove.reg`,
          `windows/forget/${id}.reg`,
          `windows/no-domain/${id}.reg`,
          `windows/no-domain/${id}-remove.reg`,
          `windows/no-domain/${id}.json`,
        ]),
        'linux/merge.py',
        'linux/firefox/policies.json',
        'windows/firefox/policies.json',
        'linux/firefox/withdraw.json',
        'windows/firefox/withdraw.json',
        ...['dezhurny.admx', 'ru-RU/dezhurny.adml', 'en-US/dezhurny.adml'].map((name) => `windows/admx/${name}`),
        ...['install', 'detect', 'remove'].flatMap((name) => [`linux/${name}.sh`, `windows/${name}.ps1`]),
        'linux/setup.sh',
        'linux/prepare-image.sh',
        'windows/setup.cmd',
        'windows/prepare-image.cmd',
        'stores/privacy.md',
        'stores/privacy.en.md',
        ...['chrome', 'edge', 'firefox'].flatMap((store) => [
          `stores/${store}/listing.md`,
          `stores/${store}/listing.en.md`,
        ]),
        'trial/dezhurny-1.2.3.zip',
        'stores/chrome/dezhurny-1.2.3.zip',
        'stores/edge/dezhurny-1.2.3.zip',
        'stores/firefox/dezhurny-1.2.3.xpi',
        'stores/firefox/sources-1.2.3.zip',
      ].sort(),
    );
  });

  it('has files for the chosen browsers only', () => {
    const paths = Object.keys(textsOf({ browsers: ['yandex'] }));
    expect(paths.filter((path) => /chrom|edge|firefox/.test(path) && !path.startsWith('stores/'))).toEqual([]);
  });

  it.each(['chrome', 'chromium', 'edge', 'yandex'])('forgets policies of %s, and never the extension', (id) => {
    const text = textsOf()[`windows/forget/${id}.reg`] ?? '';
    expect(text).toContain('"DeveloperToolsAvailability"=-');
    expect(text).not.toMatch(/ExtensionSettings|3rdparty|^\[-/m);
  });

  it('brings the packages along where there is no server', () => {
    const texts = textsOf({ server: 'file:' });
    const updates = ['linux/packages/updates.xml', 'windows/packages/updates.xml'].map((path) => texts[path] ?? '');
    expect(updates[0]).toContain('codebase="file:///opt/dezhurny/dezhurny-1.2.3.crx"');
    expect(updates[1]).toContain('codebase="file:///C:/ProgramData/Dezhurny/dezhurny-1.2.3.crx"');
    for (const folder of ['packages', 'linux/packages', 'windows/packages']) {
      expect(texts).toHaveProperty([`${folder}/dezhurny-1.2.3.crx`]);
      expect(texts).toHaveProperty([`${folder}/dezhurny-1.2.3.xpi`]);
    }
    expect(Object.keys(texts).filter((path) => /^(www|server)\//.test(path))).toEqual([]);
    const registry = readReg(texts['windows/chrome.reg'] ?? '');
    const own = registry.get(`${browsers.chrome.registry}\\ExtensionSettings\\${packages.id}`);
    expect(own?.get('update_url')).toBe('file:///C:/ProgramData/Dezhurny/updates.xml');
    for (const [system, address] of [
      ['linux', 'file:///opt/dezhurny/'],
      ['windows', 'file:///C:/ProgramData/Dezhurny/'],
    ]) {
      const { policies } = JSON.parse(texts[`${system}/firefox/policies.json`] ?? '');
      expect(policies.ExtensionSettings['dezhurny@lyceum.example'].install_url).toBe(`${address}dezhurny-1.2.3.xpi`);
    }
    expect(texts['index.html']).toContain('Без сервера');
  });

  it('has equal bytes for equal input', () => {
    expect(kitFiles(configOf(everything), packages)).toEqual(kitFiles(configOf(everything), packages));
  });

  it.each([[{}], [everything], [nothing]])('sets only published policies: %j', (more) => {
    const texts = textsOf(more);
    for (const id of browserIds.filter((one) => one !== 'firefox')) {
      const { names } = id === 'edge' ? known.edge : known.chromium;
      expect(names).toEqual(
        expect.arrayContaining(Object.keys(JSON.parse(texts[`linux/${id}/zzz-dezhurny.json`] ?? ''))),
      );
    }
    const firefox = JSON.parse(texts['linux/firefox/policies.json'] ?? '');
    expect(Object.keys(firefox)).toEqual(['policies']);
    expect(known.firefox.names).toEqual(expect.arrayContaining(Object.keys(firefox.policies)));
  });

  it('leaves out policies of open bypasses, and never enables developer tools on the extension', () => {
    const texts = textsOf(nothing);
    const installed = ['ExtensionSettings', '3rdparty'];
    expect(Object.keys(JSON.parse(texts['linux/chrome/zzz-dezhurny.json'] ?? ''))).toEqual(installed);
    expect(Object.keys(JSON.parse(texts['linux/firefox/policies.json'] ?? '').policies)).toEqual(installed);
    const closed = JSON.parse(textsOf()['linux/chrome/zzz-dezhurny.json'] ?? '');
    expect(closed).toMatchObject({ DeveloperToolsAvailability: 0, IncognitoModeAvailability: 1 });
    expect(JSON.parse(textsOf(everything)['linux/edge/zzz-dezhurny.json'] ?? '')).toMatchObject({
      DeveloperToolsAvailability: 2,
      MandatoryExtensionsForInPrivateNavigation: [packages.id],
      ExtensionSettings: { '*': { installation_mode: 'blocked' } },
    });
  });

  it('lists the packages with their hashes in the update manifests', () => {
    const texts = textsOf();
    expect(texts['www/updates.xml']).toContain('codebase="https://school.example/dezhurny/dezhurny-1.2.3.crx"');
    const { addons } = JSON.parse(texts['www/updates.json'] ?? '');
    expect(addons['dezhurny@lyceum.example'].updates[0].update_hash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('.reg files', () => {
  const timetable = {
    week: {},
    bells: [{ name: 'Обычные «1»', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }],
  };
  const settings = { mode: 'redirect', countdown: 5, reportsOpen: true, place: 'Каб. "12" \\ 2', timetable };

  it('set the same values as the JSON file, with nested values as JSON', () => {
    const texts = textsOf({ settings });
    const { '3rdparty': third, ...rest } = JSON.parse(texts['linux/edge/zzz-dezhurny.json'] ?? '');
    const root = browsers.edge.registry;
    const keys = readReg(texts['windows/edge.reg'] ?? '');
    expect(Object.fromEntries(keys.get(`${root}\\ExtensionSettings\\${packages.id}`) ?? [])).toEqual({
      ...rest.ExtensionSettings[packages.id],
      override_update_url: 1,
    });
    const own = Object.fromEntries(keys.get(`${root}\\3rdparty\\extensions\\${packages.id}\\policy`) ?? []);
    const wanted = third.extensions[packages.id];
    expect(JSON.parse(String(own.timetable))).toEqual(wanted.timetable);
    expect(own).toMatchObject({ mode: 'redirect', countdown: 5, reportsOpen: 1, place: settings.place });
    expect([...(keys.get(`${root}\\URLBlocklist`)?.values() ?? [])]).toEqual(rest.URLBlocklist);
    expect(keys.get(root)?.get('BrowserGuestModeEnabled')).toBe(0);
  });

  it('delete the settings of the extension before they set them: one that left kit.json goes', () => {
    const text = textsOf({ settings })['windows/chrome.reg'] ?? '';
    const own = `${browsers.chrome.registry}\\3rdparty\\extensions\\${packages.id}`;
    const at = text.indexOf(`[-HKEY_LOCAL_MACHINE\\${own}]`);
    expect(at).toBeGreaterThan(0);
    expect(text.indexOf(`[HKEY_LOCAL_MACHINE\\${own}\\policy]`)).toBeGreaterThan(at);
    expect(text.match(/\[-/g)).toHaveLength(1);
  });

  it('remove all values, and no shared key', () => {
    const texts = textsOf({ settings, close: { otherExtensions: true } });
    const set = readReg(texts['windows/chrome.reg'] ?? '');
    const removed = readReg(texts['windows/chrome-remove.reg'] ?? '');
    const gone = [...removed].filter(([, values]) => values === null).map(([key]) => key);
    expect(gone.every((key) => key.includes(packages.id))).toBe(true);
    for (const [key, values] of set) {
      if (gone.some((one) => key.startsWith(one))) continue;
      const names = [...(removed.get(key)?.entries() ?? [])]
        .filter(([, value]) => value === null)
        .map(([name]) => name);
      expect(names.sort(), key).toEqual([...(values?.keys() ?? [])].sort());
    }
  });

  it('use the id and update URL of the store outside a domain', () => {
    const id = 'c'.repeat(32);
    const text = textsOf({ stores: { edge: id } })['windows/no-domain/edge.reg'] ?? '';
    const own = readReg(text).get(`${browsers.edge.registry}\\ExtensionSettings\\${id}`);
    expect(own?.get('update_url')).toContain('edge.microsoft.com');
    expect(own?.has('override_update_url')).toBe(false);
  });
});

const pwsh = spawnSync('pwsh', ['-v']).status === 0;
if (!pwsh) console.warn('PowerShell scripts: not parsed, there is no pwsh');

it.skipIf(!pwsh).each(['install', 'detect', 'remove'])('%s.ps1 parses', (name) => {
  const folder = temporaryFolder();
  const path = join(folder, `${name}.ps1`);
  writeFileSync(path, kitFiles(configOf(), packages)[`windows/${name}.ps1`] as Uint8Array);
  const code = `$e=$null; [System.Management.Automation.Language.Parser]::ParseFile('${path}',[ref]$null,[ref]$e) | Out-Null; $e | Out-String; exit $e.Count`;
  const { status, stdout } = spawnSync('pwsh', ['-NoProfile', '-Command', code], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('');
  expect(status).toBe(0);
});

describe('the index page', () => {
  it('lists every bypass with its reason and the folder of every browser', () => {
    const page = textsOf({ school: 'Лицей <№ 1>' })['index.html'] ?? '';
    for (const [name, reason] of Object.entries(reasons)) {
      expect(reason.length, name).toBeGreaterThan(20);
      expect(page).toContain(`<code>${name}</code>`);
    }
    for (const { linux } of Object.values(browsers)) for (const { folder } of linux) expect(page).toContain(folder);
    expect(page).toContain('Лицей &lt;№ 1&gt;');
    expect(page).not.toMatch(/<(script|link|img)|url\(/);
  });

  it.each(['index.html', 'sheet.html'])('names the regulation and its approval: %s', (file) => {
    const own = textsOf({ regulation: inventedRegulation })[file];
    expect(own).toContain('<p>Гимназия № 5 · ');
    expect(own).toContain('Перечень программ (утв. приказом №\u00a0118-од от 28.08.2026).');
    expect(own).not.toContain('Ртищ');
    const byPolicy = textsOf({ settings: { regulation: { ...inventedRegulation, approval: {} } } })[file];
    expect(byPolicy).toContain(
      'Основание: Положение об электронном общении, МБОУ «Гимназия № 5 города Светлого», Перечень программ.',
    );
  });

  it('states the limits outside a domain', () => {
    expect(textsOf()['index.html']).toContain('не ставят принудительно расширения не из магазина');
  });

  it('leads a PC outside a domain to no file that writes what its browsers refuse', () => {
    const texts = textsOf({ stores: { chrome: 'c'.repeat(32) } });
    const section = (texts['index.html'] ?? '').split('id="no-domain"')[1]?.split('</section>')[0] ?? '';
    for (const part of [section, texts['sheet.html'] ?? '']) {
      expect(part).toContain('setup.cmd');
      expect(part.replace(/<code>install\.ps1<\/code> — для домена/, '')).not.toContain('install.ps1');
    }
  });

  it('names the sources for Mozilla only where the kit has them', () => {
    const { sources, ...without } = packages;
    for (const made of [{ ...without, sources }, without]) {
      const files = kitFiles(configOf(), made);
      const listing = Buffer.from(files['stores/firefox/listing.md'] ?? []).toString();
      expect(listing.includes('sources-1.2.3.zip')).toBe('stores/firefox/sources-1.2.3.zip' in files);
    }
  });
});

it.each([
  ['by kit.json', { regulation: inventedRegulation }],
  ['by policy', { settings: { regulation: inventedRegulation } }],
])('names the built-in regulation in no file of a school that has its own %s', (_how, config) => {
  const foreign = /(?<!таб)лице[йяюем]|Ртищ|Rtish|Приложени[яе].№|Appendix|lyceum(?!\.example)/i;
  const naming = Object.entries(textsOf(config)).filter(([, text]) => foreign.test(text));
  expect(naming.map(([path]) => path)).toEqual([]);
});

it('names the built-in regulation on the pages and in the texts for the stores only', () => {
  const texts = Object.entries(textsOf());
  const naming = texts.filter(([, text]) => /(?<!таб)лице[йяюем]|Ртищ|Rtish|Приложени[яе].№|Appendix/i.test(text));
  expect(naming.map(([path]) => path).sort()).toEqual([
    'index.html',
    'sheet.html',
    ...['chrome', 'edge', 'firefox'].flatMap((store) => [
      `stores/${store}/listing.en.md`,
      `stores/${store}/listing.md`,
    ]),
    'stores/privacy.en.md',
    'stores/privacy.md',
  ]);
});
