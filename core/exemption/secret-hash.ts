import { fromBase64url, toBase64url } from '../encoding/base64url.ts';

/** What the administrator sets: the teachers' PIN, and the passphrase of the administrator's page. */
export const secretNames = ['pin', 'passphrase'] as const;
export type SecretName = (typeof secretNames)[number];

/** Where a secret is set: nowhere, on this PC, or by a policy, which goes first and cannot be changed here. */
export type SecretSource = 'nowhere' | 'here' | 'policy';

/** What a policy calls the hashes it sets; public/policy.json tells Chromium. */
export const secretPolicyKeys = { pin: 'pinHash', passphrase: 'passphraseHash' } as const satisfies Record<
  SecretName,
  string
>;

/** How many iterations a new hash gets, and how few and many one from elsewhere may have. */
export const pbkdf2Iterations = 600_000;
const MAX_PBKDF2_ITERATIONS = 10_000_000;

/** A hash as it is kept: `pbkdf2-sha256$600000$salt$hash`, both of them base64url without padding. */
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

/** Writes a hash as it is kept. */
export function formatSecretHash({ iterations, salt, hash }: SecretHash): string {
  if (salt.length !== SALT_BYTES || hash.length !== HASH_BYTES)
    throw new RangeError('a salt of 16, a hash of 32 bytes');
  return ['pbkdf2-sha256', iterations, toBase64url(salt), toBase64url(hash)].join('$');
}

/** Compares in a time that does not tell how much of it was right. */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  let differs = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) differs |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return differs === 0;
}

/** Whether a text may be set: a PIN of 4 to 8 digits, a passphrase of 8 to 100 signs. */
export function isAcceptableSecret(name: SecretName, text: string): boolean {
  if (name === 'pin') return /^\d{4,8}$/.test(text);
  const { length } = normalizeSecret(text);
  return length >= 8 && length <= 100;
}

/** What is hashed of a text: keyboards differ in how they make «й» and in the blanks around. */
export function normalizeSecret(text: string): string {
  return text.normalize('NFKC').trim();
}
