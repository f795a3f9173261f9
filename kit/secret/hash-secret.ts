import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { formatSecretHash, normalizeSecret, pbkdf2Iterations } from '../../core/exemption/secret-hash.ts';

/** Hash a secret with a random salt, for a policy. Slow on purpose, about 0.2 s. */
export function hashSecret(text: string): string {
  const salt = new Uint8Array(randomBytes(16));
  const hash = new Uint8Array(pbkdf2Sync(normalizeSecret(text), salt, pbkdf2Iterations, 32, 'sha256'));
  return formatSecretHash({ iterations: pbkdf2Iterations, salt, hash });
}
