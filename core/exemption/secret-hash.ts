import { fromBase64url, toBase64url } from '../encoding/base64url.ts';

/** The secrets an administrator sets: the teachers' PIN, and the passphrase of the administrator's page. */
export const secretNames = ['pin', 'passphrase'] as const;
export type SecretName = (typeof secretNames)[number];

/** Source of a secret: not set, this PC, or policy, which overrides this PC. `awaited`: the policy is not known yet. */
export type SecretSource = 'nowhere' | 'here' | 'policy' | 'awaited';

/** Policy fields of the hashes, as in public/policy.json. */
export const secretPolicyKeys = { pin: 'pinHash', passphrase: 'passphraseHash' } as const satisfies Record<
  SecretName,
  string
>;

/**
 * PBKDF2 iterations of a new hash, and the fewest accepted in a hash set by policy.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2 asks for 600 000 with SHA-256.
 */
export const pbkdf2Iterations = 600_000;

/** Most iterations accepted: more would block the worker for seconds. */
const MAX_PBKDF2_ITERATIONS = 10_000_000;

/** A parsed hash. Its text is `pbkdf2-sha256$600000$SALT$HASH`, both in base64url without padding. */
export interface SecretHash {
  iterations: number;
  salt: Uint8Array<ArrayBuffer>;
  hash: Uint8Array<ArrayBuffer>;
}

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/**
 * Parse a hash from the private store or from policy. Never throws.
 * @returns `null` for other text, for base64url with leftover bits, and for an iteration count out of range
 */
export function parseSecretHash(text: unknown): SecretHash | null {
  if (typeof text !== 'string') return null;
  const [, digits, salt, hash] = text.match(/^pbkdf2-sha256\$(\d{6,8})\$([\w-]{22})\$([\w-]{43})$/) ?? [];
  if (!digits || !salt || !hash) return null;
  const iterations = Number(digits);
  if (iterations < pbkdf2Iterations || iterations > MAX_PBKDF2_ITERATIONS) return null;
  try {
    return { iterations, salt: fromBase64url(salt), hash: fromBase64url(hash) };
  } catch {
    return null;
  }
}

/** Format a hash for the private store or a policy. @throws RangeError unless the salt has 16 and the hash 32 bytes */
export function formatSecretHash({ iterations, salt, hash }: SecretHash): string {
  if (salt.length !== SALT_BYTES || hash.length !== HASH_BYTES)
    throw new RangeError('a salt of 16, a hash of 32 bytes');
  return ['pbkdf2-sha256', iterations, toBase64url(salt), toBase64url(hash)].join('$');
}

/** Compare bytes in a time that does not depend on the number of equal bytes. */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  let differs = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) differs |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return differs === 0;
}

/** Return true if a text may be set: a PIN of 4 to 8 ASCII digits, a passphrase of 8 to 100 UTF-16 code units. */
export function isAcceptableSecret(name: SecretName, text: string): boolean {
  if (name === 'pin') return /^\d{4,8}$/.test(text);
  const { length } = normalizeSecret(text);
  return length >= 8 && length <= 100;
}

/**
 * Normalize a text before hashing: keyboards may type «й» as one or two code points (NFKC, UAX #15), and add spaces.
 */
export function normalizeSecret(text: string): string {
  return text.normalize('NFKC').trim();
}
