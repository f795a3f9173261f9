import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { KitProblem } from './problem.ts';

const rsaKeyBits = 4096;

/** Return the default path of the signing key, outside the repository. */
export function usualKeyPath(): string {
  const base = process.env.XDG_CONFIG_HOME || (process.platform === 'win32' && process.env.APPDATA) || '';
  return join(base || join(homedir(), '.config'), 'dezhurny', 'key.pem');
}

/**
 * Create the signing key (RSA, PEM, mode 0600) if it does not exist. It is never printed or replaced: another key gives
 * the extension another id.
 * @param root of the repository; a key inside it is refused
 * @returns true if the key was created
 * @throws {KitProblem} if the path is in the repository or the file is not a private RSA key of at least 2048 bits
 */
export function ensureKey(path: string, root: string): boolean {
  const inRoot = relative(root, path);
  if (!inRoot.startsWith('..') && !isAbsolute(inRoot)) {
    throw new KitProblem([`${path}: ключ нельзя хранить в папке проекта, выберите другое место (--key)`]);
  }
  if (existsSync(path)) {
    extensionIdOf(path); // throws when invalid
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return false;
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: rsaKeyBits });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  return true;
}

/**
 * Return the id of an extension signed with this key: the first 128 bits of the SHA-256 of the public key (DER), each hex
 * digit as a letter from a to p (https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/id_util.cc).
 * @throws {KitProblem} if the file is not an RSA key
 */
export function extensionIdOf(path: string): string {
  const key = readPublicKey(path);
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Return the public key of a PEM file, DER in Base64. @throws {KitProblem} if the file is not an RSA key */
export function publicKeyOf(path: string): string {
  return readPublicKey(path).toString('base64');
}

/** Chromium accepts shorter keys, but they can be forged (https://www.keylength.com/en/4/). */
const leastRsaKeyBits = 2048;

function readPublicKey(path: string): Buffer {
  const key = readPrivateKey(path);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits >= leastRsaKeyBits) return createPublicKey(key).export({ type: 'spki', format: 'der' });
  throw new KitProblem([
    `${path}: ключ RSA в ${bits} бит слишком короткий, нужно не меньше ${leastRsaKeyBits}; уберите --key, и комплект создаст свой`,
  ]);
}

function readPrivateKey(path: string): KeyObject {
  const pem = readFileSync(path);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // The message of Node could quote the file, so it is not passed on.
  }
  const isPublic = pem.includes('-----BEGIN PUBLIC KEY-----') || pem.includes('-----BEGIN RSA PUBLIC KEY-----');
  if (isPublic) throw new KitProblem([`${path}: это открытый ключ, а для подписи нужен закрытый (PRIVATE KEY)`]);
  throw new KitProblem([`${path}: это не закрытый ключ RSA в виде PEM без пароля`]);
}
