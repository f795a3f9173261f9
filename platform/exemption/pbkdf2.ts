import type { Pbkdf2 } from '../../core/class-code/chain.ts';
import {
  constantTimeEqual,
  formatSecretHash,
  normalizeSecret,
  parseSecretHash,
  pbkdf2Iterations,
} from '../../core/exemption/secret-hash.ts';

/** Hash a secret with a random salt, in the format of core/exemption/secret-hash.ts. Slow on purpose, about 0.2 s. */
export async function hashSecret(text: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return formatSecretHash({ iterations: pbkdf2Iterations, salt, hash: await derive(text, salt, pbkdf2Iterations) });
}

/** Return true if a text matches a stored hash; false if the hash is invalid. */
export async function isSecret(text: string, kept: string): Promise<boolean> {
  const known = parseSecretHash(kept);
  return known !== null && constantTimeEqual(await derive(text, known.salt, known.iterations), known.hash);
}

function derive(text: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array<ArrayBuffer>> {
  return deriveBytes(normalizeSecret(text), salt, iterations, 32);
}

/** PBKDF2-SHA-256 for the chain of class codes. */
export const pbkdf2: Pbkdf2 = (password, salt, iterations, bytes) =>
  deriveBytes(password, new TextEncoder().encode(salt), iterations, bytes);

async function deriveBytes(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = new TextEncoder().encode(password);
  const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, bytes * 8),
  );
}
