import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packages } from '../fixtures/kit-example.ts';
import { LinuxPc } from '../fixtures/linux-pc.ts';

const signed = { signed: true };
const hasScript = spawnSync('script', ['--version']).status === 0;
if (!hasScript) console.warn('setup.sh with sudo: not tried, there is no script (apt-get install bsdutils)');

describe('setup.sh', () => {
  it('sets the policies of every browser that it finds, and ends with a line of each', () => {
    const pc = new LinuxPc([], {}, signed);
    const { status, text } = pc.setUp({ commands: ['yandex-browser', 'chromium-gost', 'firefox-esr'] });
    expect(text.split('\n').slice(1, -1)).toEqual([
      '  Яндекс Браузер: готово, перезапустите браузер',
      '  Google Chrome: здесь не найден',
      '  Chromium: здесь не найден',
      '  Chromium-GOST: готово, перезапустите браузер',
      '  Microsoft Edge: здесь не найден',
      '  Firefox и Firefox ESR: готово, перезапустите браузер',
    ]);
    expect(status).toBe(0);
    expect(readdirSync(join(pc.root, 'etc')).sort()).toEqual(['chromium-gost', 'firefox', 'opt']);
    expect(pc.json('etc/opt/yandex/browser/policies/managed/zzz-dezhurny.json').ExtensionSettings).toHaveProperty([
      packages.id,
    ]);
  });

  it('says what Firefox needs while the add-on is not signed', () => {
    expect(new LinuxPc([]).setUp({ commands: ['firefox'] }).text).toContain('отдайте его на подпись');
    const inEsr = new LinuxPc([], { firefox: { unsignedInEsr: true } });
    expect(inEsr.setUp({ commands: ['firefox'] }).text).toContain('его поставит только Firefox ESR');
  });

  it('names a contradiction first, and the browser that it left alone', () => {
    const pc = new LinuxPc([], {}, signed);
    pc.put('etc/firefox/policies/policies.json', '{');
    pc.put('etc/chromium/policies/managed/school.json', { IncognitoModeAvailability: 0 });
    const { status, text } = pc.setUp({ commands: ['chromium', 'firefox'] });
    expect(status).toBe(3);
    expect(text).toMatch(
      /school\.json: IncognitoModeAvailability = 0, а комплект ставит 1[\s\S]*Chromium: готово, но есть противоречие/,
    );
    expect(text).toContain('Firefox и Firefox ESR: не тронут');
  });

  it('copies the packages of a kit without a server', () => {
    const pc = new LinuxPc([], { server: 'file:' }, signed);
    expect(pc.setUp({ commands: ['chromium', 'firefox'] }).status).toBe(0);
    expect(readdirSync(join(pc.root, 'opt/dezhurny'))).toHaveLength(3);
    pc.takeKit({ server: 'file:' }, '1.2.4');
    expect(pc.setUp({ commands: ['chromium', 'firefox'] }).status).toBe(0);
    expect(readdirSync(join(pc.root, 'opt/dezhurny')).sort()[0]).toBe('dezhurny-1.2.4.crx');
    expect(readdirSync(join(pc.root, 'opt/dezhurny'))).toHaveLength(3);
  });

  it('says that there is no browser, and that one failed', () => {
    const pc = new LinuxPc([]);
    expect(pc.setUp({ commands: [] })).toMatchObject({ status: 2, text: expect.stringContaining('Ни одного') });
    pc.put('etc/chromium', 'a file in place of a folder');
    expect(pc.setUp({ commands: ['chromium'] })).toMatchObject({
      status: 1,
      text: expect.stringContaining('Chromium: ошибка, политики не поставлены'),
    });
  });

  describe('without the rights of root', () => {
    const asUser = { commands: ['chromium'], user: true };

    it('says how to get them', () => {
      const pc = new LinuxPc([]);
      expect(pc.setUp(asUser)).toMatchObject({ status: 5, text: expect.stringMatching(/su -.*sh '.*setup\.sh'/) });
      expect(existsSync(join(pc.root, 'etc'))).toBe(false);
    });

    it('asks pkexec on a desktop', () => {
      const { status, text } = new LinuxPc([]).setUp({ ...asUser, helper: 'pkexec', display: ':7' });
      expect(text).toMatch(/asked for sh .*linux\/setup\.sh\n$/);
      expect(status).toBe(0);
    });

    it.runIf(hasScript)('asks sudo in a terminal', () => {
      const { text } = new LinuxPc([]).setUp({ ...asUser, helper: 'sudo', terminal: true });
      expect(text).toMatch(/asked for sh .*linux\/setup\.sh/);
    });
  });
});
