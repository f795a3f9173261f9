import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Base64url, sha256Bytes } from '../encoding/sha256.ts';
import type { Entry } from './entry.ts';

/** Prefixes that separate the purposes of hashes (domain separation), so that one cannot replace another. */
const purposes = {
  day: 'dezhurny:day:1',
  link: 'dezhurny:link:1',
  kept: 'dezhurny:kept:1',
  key: 'dezhurny:key:1',
  outcome: 'dezhurny:outcome:1',
} as const;

/**
 * Return the start hash of a day's chain.
 * @param dayId random UUIDv4, so that equal days of two PCs have different chains
 * @param day ISO day
 * @returns SHA-256 as base64url, 43 characters, like every hash here
 */
export function dayStart(dayId: string, day: string): string {
  return hash(purposes.day, dayId, day);
}

/** Return the hash of an entry after the previous hash; `prev` is `null` for an entry older than the hash chain. */
export function linkOf(prev: string | null, entry: Entry): string {
  return hash(purposes.link, prev, entry);
}

/** Return one hash for a set of hashes, independent of their order. */
export function digestOf(links: readonly string[]): string {
  return hash(purposes.kept, [...links].sort());
}

/** Return the fingerprint of a public key, for people to compare. @param publicKey raw P-256 point, base64url */
export function fingerprintOf(publicKey: string): string {
  return hash(purposes.key, publicKey);
}

/** Return the 32 bytes from which an outcome's id is made (core/region/outbox-item.ts). */
export function outcomeBytes(incident: string, outcome: string): Uint8Array {
  return sha256Bytes(canonicalJson([purposes.outcome, incident, outcome]));
}

/** Hash the parts as one canonical JSON array (core/encoding/canonical-json.ts): a part cannot run into the next one. */
function hash(...parts: unknown[]): string {
  return sha256Base64url(canonicalJson(parts));
}
