import {
  createHash,
  createPublicKey,
  createVerify,
  generateKeyPairSync,
  type KeyExportOptions,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { ensureKey, extensionIdOf } from '../../../kit/key.ts';
import { writeKit } from '../../../kit/make.ts';
import { KitProblem } from '../../../kit/problem.ts';
import { configOf, temporaryFolder } from '../../fixtures/kit-example.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = {
  'manifest.json': encode('{"name":"x","version":"1.2.3"}'),
  'b/a.js': encode('1'),
  'a.js': encode('2'),
  'licenses.txt': encode('MIT'),
};
const built = { chromium: files, firefox: files };

async function made(folder: string, more: object = {}, contents = built): Promise<Record<string, Buffer>> {
  const key = join(folder, 'key.pem');
  ensureKey(key, process.cwd());
  const out = join(folder, 'kit');
  const { version } = await writeKit(configOf(more), contents, { root: folder, out, key });
  const read = (path: string): Buffer => readFileSync(join(out, path));
  return {
    crx: read(`www/dezhurny-${version}.crx`),
    xpi: read(`www/dezhurny-${version}.xpi`),
    store: read(`stores/chrome/dezhurny-${version}.zip`),
    trial: read(`trial/dezhurny-${version}.zip`),
  };
}

const manifestIn = (zip: Uint8Array): Record<string, unknown> =>
  JSON.parse(strFromU8(unzipSync(zip)['manifest.json'] ?? new Uint8Array()));

it('creates the key once, with mode 0600, and never inside the repository', () => {
  const key = join(temporaryFolder(), 'deep/key.pem');
  expect(ensureKey(key, process.cwd())).toBe(true);
  const first = readFileSync(key);
  if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(ensureKey(key, process.cwd())).toBe(false);
  expect(readFileSync(key)).toEqual(first);
  expect(() => ensureKey(join(process.cwd(), 'key.pem'), process.cwd())).toThrow(KitProblem);
});

it('rejects a file that is not a key without quoting it', () => {
  const path = join(temporaryFolder(), 'key.pem');
  writeFileSync(path, 'very secret words');
  expect(() => ensureKey(path, process.cwd())).toThrow(/не закрытый ключ RSA/);
  expect(() => ensureKey(path, process.cwd())).not.toThrow(/secret/);
});

it('signs the CRX with the key', async () => {
  const folder = temporaryFolder();
  const { crx } = await made(folder);
  expect(crx?.subarray(0, 4).toString()).toBe('Cr24');
  const headerLength = crx?.readUInt32LE(8) ?? 0;
  const zip = crx?.subarray(12 + headerLength) as Buffer;
  expect(manifestIn(zip)).toMatchObject({ update_url: 'https://school.example/dezhurny/updates.xml' });
  // The signature follows the public key: field 2 of AsymmetricKeyProof, 512 bytes for RSA-4096
  // (https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx3.proto).
  const header = crx?.subarray(12, 12 + headerLength) as Buffer;
  const publicKey = createPublicKey(readFileSync(join(folder, 'key.pem')));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const after = header.indexOf(spki) + spki.length;
  expect(header.indexOf(spki)).toBeGreaterThan(0);
  const signature = header.subarray(after + 3, after + 3 + 512);
  const crxId = Buffer.from(
    [...extensionIdOf(join(folder, 'key.pem'))].map((c) => (c.charCodeAt(0) - 97).toString(16)).join(''),
    'hex',
  );
  const signedData = Buffer.concat([Buffer.from([0x0a, 16]), crxId]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedData.length);
  const check = createVerify('sha256').update('CRX3 SignedData\0').update(length).update(signedData).update(zip);
  expect(check.verify(publicKey, signature)).toBe(true);
});

it('equal files and key give equal bytes in any order and time zone', async () => {
  const folder = temporaryFolder();
  const first = await made(folder);
  const reversed = Object.fromEntries(Object.entries(files).reverse()) as typeof files;
  process.env.TZ = 'Asia/Kamchatka';
  try {
    expect(await made(folder, {}, { chromium: reversed, firefox: reversed })).toEqual(first);
  } finally {
    delete process.env.TZ;
  }
});

it('the unpacked trial has the key, and so the id, of the CRX, and no update URL', async () => {
  const folder = temporaryFolder();
  const { trial, crx } = await made(folder);
  const { key, ...others } = manifestIn(trial as Buffer);
  expect(others).toEqual({ name: 'x', version: '1.2.3' });
  // Chromium's ids: https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/id_util.cc
  const digits = createHash('sha256')
    .update(Buffer.from(String(key), 'base64'))
    .digest('hex')
    .slice(0, 32);
  const id = [...digits].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  expect(id).toBe(extensionIdOf(join(folder, 'key.pem')));
  expect(crx?.includes(Buffer.from(String(key), 'base64'))).toBe(true);
});

it('the revision is the fourth number of the version, and store packages have no update URL', async () => {
  const { crx, xpi, store } = await made(temporaryFolder(), {
    revision: 7,
    firefox: { id: 'dezhurny@school.example' },
  });
  expect(crx).toBeDefined();
  expect(manifestIn(store as Buffer)).toEqual({ name: 'x', version: '1.2.3.7' });
  expect(manifestIn(xpi as Buffer)).toMatchObject({
    version: '1.2.3.7',
    browser_specific_settings: {
      gecko: { id: 'dezhurny@school.example', update_url: 'https://school.example/dezhurny/updates.json' },
    },
  });
});

it.each([
  ['a public key', () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'spki', 'это открытый ключ'],
  ['a key of 1024 bits', () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'pkcs8', '1024 бит'],
  [
    'a key on a curve',
    () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    'pkcs8',
    'не закрытый ключ RSA',
  ],
] as const)('rejects %s', (_, make, type, words) => {
  const path = join(temporaryFolder(), 'key.pem');
  const pem = (make() as KeyObject).export({ type, format: 'pem' } as KeyExportOptions<'pem'>);
  writeFileSync(path, pem);
  expect(() => ensureKey(path, process.cwd())).toThrow(words);
});

/** Return an XPI with the file that Mozilla adds, of a version and id. */
function signedXpi(folder: string, version: string, id: string): string {
  const path = join(folder, 'signed.xpi');
  const manifest = { version, browser_specific_settings: { gecko: { id } } };
  writeFileSync(
    path,
    zipSync({ 'manifest.json': encode(JSON.stringify(manifest)), 'META-INF/mozilla.rsa': encode('x') }),
  );
  return path;
}

it('makes a kit with an XPI that is signed for an older version, and the new XPI that has to be signed', async () => {
  const folder = temporaryFolder();
  const id = 'dezhurny@school.example';
  const path = signedXpi(folder, '1.2.2', id);
  await made(folder, { firefox: { id, signedXpi: path }, revision: 1 }).catch(() => undefined);
  const read = (file: string): string => readFileSync(join(folder, 'kit', file), 'utf8');
  expect(readFileSync(join(folder, 'kit/www/dezhurny-1.2.2.xpi'))).toEqual(readFileSync(path));
  expect(read('linux/firefox/policies.json')).toContain('dezhurny-1.2.2.xpi');
  expect(JSON.parse(read('www/updates.json')).addons[id].updates[0].version).toBe('1.2.2');
  const toSign = readFileSync(join(folder, 'kit/stores/firefox/dezhurny-1.2.3.1.xpi'));
  expect(manifestIn(toSign).version).toBe('1.2.3.1');
  expect(read('index.html')).toContain('подписан Mozilla, но версии 1.2.2');
});

it('rejects a signed XPI of another id', async () => {
  const folder = temporaryFolder();
  const path = signedXpi(folder, '1.2.3', 'other@school.example');
  await expect(made(folder, { firefox: { signedXpi: path } })).rejects.toThrow('other@school.example');
});

it('rejects an XPI that Mozilla has not signed', async () => {
  const folder = temporaryFolder();
  const { xpi } = await made(folder);
  const path = join(folder, 'mine.xpi');
  writeFileSync(path, xpi as Buffer);
  await expect(made(folder, { firefox: { signedXpi: path } })).rejects.toThrow('не подписан');
});

it('the kit contains the licence texts of the build', async () => {
  const folder = temporaryFolder();
  await made(folder);
  expect(readFileSync(join(folder, 'kit/licenses.txt'), 'utf8')).toBe('MIT');
});
