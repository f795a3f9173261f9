import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from './base64url.ts';

/** Hash a text's UTF-8 bytes with SHA-256 (FIPS 180-4). @returns 32 bytes */
export function sha256Bytes(text: string): Uint8Array {
  return sha256(new TextEncoder().encode(text));
}

/** Hash a text's UTF-8 bytes with SHA-256. @returns 43 characters of base64url without padding */
export function sha256Base64url(text: string): string {
  return toBase64url(sha256Bytes(text));
}
