import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { make } from '../../../kit/command-make.ts';
import { readPackages, rollback } from '../../../kit/command-rollback.ts';
import { chooseVersion, readLock } from '../../../kit/lock.ts';
import { writeKit } from '../../../kit/make.ts';
import { configOf, server, temporaryFolder } from '../../fixtures/kit-example.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

let state: string;
const paths = () => ({ root: state, out: join(state, 'kit'), key: join(state, 'key.pem'), state });

beforeEach(() => {
  state = temporaryFolder();
  writeFileSync(join(state, 'key.pem'), pem());
  writeFileSync(join(state, 'kit.json'), JSON.stringify({ server, withoutPassphrase: true }));
});

/** Write a kit of code that differs by a text. */
async function made(
  code: string,
  { build = '1.2.3', ...more }: { build?: string; revision?: number; server?: string } = {},
): Promise<string> {
  const files = {
    'manifest.json': encode(JSON.stringify({ name: 'x', version: build })),
    'a.js': encode(code),
    'licenses.txt': encode('MIT'),
  };
  const { version } = await writeKit(configOf(more), { chromium: files, firefox: files }, paths());
  return version;
}

const www = (): string[] => readdirSync(join(state, 'kit/www')).sort();

describe('the version of a kit', () => {
  it('stays for the same contents, and rises by itself for others', async () => {
    expect(await made('a')).toBe('1.2.3');
    expect(await made('a')).toBe('1.2.3');
    expect(await made('b')).toBe('1.2.3.1');
    expect(await made('a')).toBe('1.2.3.2');
    expect(await made('c', { revision: 9 })).toBe('1.2.3.9');
    expect(await made('d', { build: '1.3.0' })).toBe('1.3.0');
    expect(await made('d', { build: '1.2.9' })).toBe('1.3.0');
  });

  it('is refused where no higher number is left', () => {
    const packed = [{ version: '1.2.3.65535', contents: 'a'.repeat(64), files: [] }];
    const lock = { id: 'a'.repeat(32), firefoxId: 'x@y', packed };
    expect(chooseVersion('1.2.3', 'a'.repeat(64), lock)).toBe('1.2.3.65535');
    expect(() => chooseVersion('1.2.3', 'b'.repeat(64), lock)).toThrow('больше не поднять');
    expect(chooseVersion('1.2.10', 'b'.repeat(64), lock)).toBe('1.2.10');
  });

  it('keeps the packages that policies in the field still name', async () => {
    for (const code of ['a', 'b', 'c', 'd', 'e', 'f']) await made(code);
    const versions = ['1.2.3.1', '1.2.3.2', '1.2.3.3', '1.2.3.4', '1.2.3.5'];
    const packages = versions.flatMap((one) => [`dezhurny-${one}.crx`, `dezhurny-${one}.xpi`]);
    expect(www()).toEqual([...packages, 'updates.json', 'updates.xml'].sort());
    expect(readFileSync(join(state, 'kit/www/updates.xml'), 'utf8')).toContain('version="1.2.3.5"');
  });
});

describe('another key', () => {
  it.each([
    ['with a lock file', () => undefined],
    ['with the folder of a kit that had none', () => rmSync(join(state, 'kit.lock.json'))],
  ])('is refused, and the kit stays: %s', async (_, before) => {
    await made('a');
    const updates = readFileSync(join(state, 'kit/www/updates.xml'));
    before();
    writeFileSync(join(state, 'key.pem'), pem());
    await expect(made('a')).rejects.toThrow(/Ключ не тот[\s\S]*--key/);
    expect(readFileSync(join(state, 'kit/www/updates.xml'))).toEqual(updates);
  });

  it('is not made where an earlier kit was signed', async () => {
    await made('a');
    const key = join(state, 'another-home/key.pem');
    await expect(make({ config: join(state, 'kit.json'), out: join(state, 'kit'), key })).rejects.toThrow(
      'ключа здесь нет',
    );
    expect(existsSync(key)).toBe(false);
  });

  it('of Firefox is refused too', async () => {
    await made('a');
    const config = configOf({ firefox: { id: 'other@school.example' } });
    const files = { 'manifest.json': encode('{"version":"1.2.3"}'), 'licenses.txt': encode('MIT') };
    await expect(writeKit(config, { chromium: files, firefox: files }, paths())).rejects.toThrow('firefox.id');
  });
});

it('a lock file that was changed by hand is named', async () => {
  await made('a');
  writeFileSync(join(state, 'kit.lock.json'), '{"id": "x"}');
  await expect(made('a')).rejects.toThrow(/kit\.lock\.json: id — [\s\S]*из копии/);
});

describe('rollback', () => {
  const back = (): Promise<number> =>
    rollback({ config: join(state, 'kit.json'), out: join(state, 'kit'), key: paths().key });
  const served = (): Record<string, Uint8Array> => {
    const newest = readLock(state)?.packed[0];
    return newest ? readPackages(newest, join(state, 'kit')).chromium : {};
  };

  it('packs the code of before under a higher version', async () => {
    await made('old', { build: '1.2.3' });
    await made('new', { build: '1.3.0' });
    expect(await back()).toBe(0);
    expect(readLock(state)?.packed[0]?.version).toBe('1.3.0.1');
    expect(Buffer.from(served()['a.js'] ?? []).toString()).toBe('old');
    expect(JSON.parse(Buffer.from(served()['manifest.json'] ?? []).toString()).version).toBe('1.3.0.1');
    const xpi = unzipSync(readFileSync(join(state, 'kit/www/dezhurny-1.3.0.1.xpi')));
    expect(JSON.parse(Buffer.from(xpi['manifest.json'] ?? []).toString()).version).toBe('1.3.0.1');
    expect(await made('new', { build: '1.3.0' })).toBe('1.3.0.2');
  });

  it('finds the packages of before where the kit had a server, and none now', async () => {
    await made('old', { build: '1.2.3' });
    writeFileSync(join(state, 'kit.json'), JSON.stringify({ server: 'file:', withoutPassphrase: true }));
    await made('new', { build: '1.3.0', server: 'file:' });
    expect(readdirSync(join(state, 'kit/packages'))).toContain('dezhurny-1.2.3.crx');
    expect(await back()).toBe(0);
    expect(Buffer.from(served()['a.js'] ?? []).toString()).toBe('old');
    expect(readdirSync(join(state, 'kit/linux/packages')).sort()).toEqual([
      'dezhurny-1.3.0.1.crx',
      'dezhurny-1.3.0.1.xpi',
      'updates.xml',
    ]);
  });

  it('says that there is nothing to go back to', async () => {
    await made('only');
    await expect(back()).rejects.toThrow('прежнего комплекта с другим содержимым нет');
  });
});
