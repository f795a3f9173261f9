import { canonicalJson } from '../encoding/canonical-json.ts';
import { sha256Base64url, sha256Bytes } from '../encoding/sha256.ts';
import type { Entry } from './entry.ts';

/** What a hash is made for. Hashes of one purpose never stand for those of another. */
const purposes = {
  day: 'dezhurny:day:1',
  link: 'dezhurny:link:1',
  kept: 'dezhurny:kept:1',
  key: 'dezhurny:key:1',
  outcome: 'dezhurny:outcome:1',
} as const;

/**
 * Where the chain of a day begins.
 * @param dayId a random UUIDv4, so that two days of one PC have nothing in common
 * @returns SHA-256 as base64url, 43 characters, like every hash here
 */
export function dayStart(dayId: string, day: string): string {
  return hash(purposes.day, dayId, day);
}

/** The link that an entry makes on the one before it; `null` for an entry from before there were chains. */
export function linkOf(prev: string | null, entry: Entry): string {
  return hash(purposes.link, prev, entry);
}

/** One hash for a set of links, whatever their order. */
export function digestOf(links: readonly string[]): string {
  return hash(purposes.kept, [...links].sort());
}

/** What people compare a public key by. @param publicKey the raw point as base64url */
export function fingerprintOf(publicKey: string): string {
  return hash(purposes.key, publicKey);
}

/** What an outcome's id is made of (core/region/outbox-item.ts). @returns 32 bytes */
export function outcomeBytes(incident: string, outcome: string): Uint8Array {
  return sha256Bytes(canonicalJson([purposes.outcome, incident, outcome]));
}

/** An array as canonical JSON keeps its parts apart: nothing in one can pass for the beginning of the next. */
function hash(...parts: unknown[]): string {
  return sha256Base64url(canonicalJson(parts));
}
