import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { KitProblem } from './problem.ts';

const rsaKeyBits = 4096;

/** Where the key is kept by default: outside the repository. */
export function usualKeyPath(): string {
  const base = process.env.XDG_CONFIG_HOME || (process.platform === 'win32' && process.env.APPDATA) || '';
  return join(base || join(homedir(), '.config'), 'dezhurny', 'key.pem');
}

/**
 * Makes sure that there is a key which signs the extension: makes one the first time, readable by its owner alone.
 * It is never printed and never replaced: another key is another extension.
 * @param root of the repository, where no key may lie
 * @returns whether it was made just now
 * @throws {KitProblem} when the place is unfit or what lies there is no RSA key
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
 * The id that Chromium gives an extension signed by this key: the start of the public key's hash in the letters a to p.
 * @throws {KitProblem} when the file holds no RSA key
 */
export function extensionIdOf(path: string): string {
  const key = readPublicKey(path);
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

function readPublicKey(path: string): Buffer {
  try {
    const key = createPublicKey(readFileSync(path));
    if (key.asymmetricKeyType === 'rsa') return key.export({ type: 'spki', format: 'der' });
  } catch {
    // Node's own message could quote the file.
  }
  throw new KitProblem([`${path}: это не ключ RSA в виде PEM`]);
}
