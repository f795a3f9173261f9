import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const folder = 'opt/dezhurny';
const files = ['dezhurny-1.2.3.crx', 'dezhurny-1.2.3.xpi', 'updates.xml'];

const pcOf = (more: object = {}): LinuxPc => new LinuxPc(['chromium', 'firefox'], { server: 'file:', ...more });
const installed = (pc = pcOf()): LinuxPc => {
  expect(pc.sh('install.sh', 'chromium', 'firefox')).toMatchObject({ status: 0 });
  return pc;
};
const copies = (pc: LinuxPc): string[] => readdirSync(join(pc.root, folder)).sort();
const detect = (pc: LinuxPc) => pc.sh('detect.sh', 'chromium', 'firefox');

describe('a kit without a server', () => {
  it.each(['077', '000'])(
    'copies its packages where all read and the administrator writes, under umask %s',
    (umask) => {
      const pc = pcOf();
      expect(pc.shUnder(umask, 'install.sh', 'chromium', 'firefox').status).toBe(0);
      expect(copies(pc)).toEqual(files);
      const mode = (path: string): string => (statSync(join(pc.root, path)).mode & 0o777).toString(8);
      expect(mode(folder)).toBe('755');
      for (const file of files) expect(mode(`${folder}/${file}`), file).toBe('644');
      const policies = pc.json('etc/firefox/policies/policies.json');
      const { install_url: url } = policies.policies.ExtensionSettings['dezhurny@lyceum.example'];
      expect(url).toBe(`file:///${folder}/dezhurny-1.2.3.xpi`);
      expect(detect(pc).status).toBe(0);
      expect(pc.check()).toMatchObject({ status: 0, text: expect.stringContaining('✓ Пакеты расширения') });
    },
  );

  it('takes the folder that kit.json names', () => {
    const pc = installed(pcOf({ server: 'file:///srv/school/dezhurny/' }));
    expect(readdirSync(join(pc.root, 'srv/school/dezhurny')).sort()).toEqual(files);
    expect(detect(pc).status).toBe(0);
    expect(pc.check().status).toBe(0);
  });

  it('replaces them by those of the next kit', () => {
    const pc = installed();
    pc.takeKit({ server: 'file:' }, '1.2.4');
    expect(detect(pc)).toMatchObject({
      status: 1,
      text: expect.stringContaining('dezhurny-1.2.4.crx: нет или другой'),
    });
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining('dezhurny-1.2.4.crx: пакета нет') });
    installed(pc);
    expect(copies(pc)).toEqual(files.map((name) => name.replace('1.2.3', '1.2.4')));
    expect(readFileSync(join(pc.root, folder, 'updates.xml'), 'utf8')).toContain('version="1.2.4"');
  });

  it('keeps the packages of a policy that it could not replace', () => {
    const pc = installed();
    pc.put('etc/firefox/policies/policies.json', '{');
    pc.takeKit({ server: 'file:' }, '1.2.4');
    expect(pc.sh('install.sh', 'chromium', 'firefox').status).toBe(3);
    expect(copies(pc)).toContain('dezhurny-1.2.3.xpi');
  });

  it.each([
    ['a changed package', (path: string) => chmodSync(path, 0o600), 'не прочитает'],
    ['a package that a pupil may replace', (path: string) => chmodSync(path, 0o666), 'может изменить не только'],
  ])('is checked: %s', (_, break_, words) => {
    const pc = installed();
    break_(join(pc.root, folder, 'dezhurny-1.2.3.crx'));
    expect(detect(pc)).toMatchObject({ status: 1, text: expect.stringContaining(words) });
    expect(pc.check()).toMatchObject({ status: 1, text: expect.stringContaining(words) });
  });

  it('is checked: a folder that a pupil may change', () => {
    const pc = installed();
    chmodSync(join(pc.root, folder), 0o777);
    for (const { status, text } of [detect(pc), pc.check()]) {
      expect(status).toBe(1);
      expect(text).toContain('может изменить не только администратор');
    }
  });

  it.each(['with Python', 'without Python'])('removes its copies once no policy names them, %s', (way) => {
    const pc = pcOf();
    const run = (name: string, ...words: string[]) =>
      (way === 'with Python' ? pc.sh(name, ...words) : pc.shWithoutPython(name, ...words)).status;
    expect(run('install.sh', 'chromium', 'firefox')).toBe(0);
    expect(run('remove.sh', '--remove')).toBe(0);
    expect(existsSync(join(pc.root, folder))).toBe(false);
    expect(run('remove.sh', '--finish')).toBe(0);
  });

  it('keeps them while a policy that it could not change names them', () => {
    const pc = installed();
    const policies = readFileSync(join(pc.root, 'etc/firefox/policies/policies.json'), 'utf8');
    pc.put('etc/firefox/policies/policies.json', `${policies}!`);
    expect(pc.sh('remove.sh', '--remove').status).toBe(3);
    expect(copies(pc)).toEqual(files);
  });

  it('leaves files of others in the folder alone', () => {
    const pc = installed();
    pc.put(`${folder}/notes.txt`, 'mine');
    expect(pc.sh('remove.sh', '--remove')).toMatchObject({ status: 0, text: expect.stringContaining('чужие файлы') });
    expect(copies(pc)).toEqual(['notes.txt']);
  });

  it('does not write through a link', () => {
    const pc = pcOf();
    mkdirSync(join(pc.root, 'opt'));
    mkdirSync(join(pc.root, 'elsewhere'));
    symlinkSync(join(pc.root, 'elsewhere'), join(pc.root, folder));
    expect(pc.sh('install.sh', 'chromium')).toMatchObject({ status: 1, text: expect.stringContaining('это ссылка') });
    expect(readdirSync(join(pc.root, 'elsewhere'))).toEqual([]);
  });

  it('copies nothing to a PC without browsers', () => {
    const pc = pcOf();
    expect(pc.shWithoutPython('install.sh').status).toBe(2); // its PATH has basic commands alone
    expect(existsSync(join(pc.root, 'opt'))).toBe(false);
  });
});
