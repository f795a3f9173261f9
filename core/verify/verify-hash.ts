import { sha256 } from '@noble/hashes/sha2.js';

// The hashing of the verifier. It deliberately duplicates the hashing of the journal: a mistake in one of the two shows
// as a file that does not verify.

const utf8 = new TextEncoder();
/** Reused for short texts, which entries are. Longer texts get a new buffer. */
const utf8Buffer = new Uint8Array(4096);
const BASE64URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Serialise a value from JSON.parse with sorted keys and no whitespace. */
export function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`;
  const fields = value as Record<string, unknown>;
  const names = Object.keys(fields).sort();
  if (keepsOrder(names, fields)) {
    const sorted: Record<string, unknown> = {};
    for (const name of names) sorted[name] = fields[name];
    return JSON.stringify(sorted);
  }
  return `{${names.map((name) => `${JSON.stringify(name)}:${sortedJson(fields[name])}`).join()}}`;
}

/** Return true if a plain object keeps this key order: integer keys would come first, and `__proto__` is lost. */
function keepsOrder(names: readonly string[], fields: Record<string, unknown>): boolean {
  const [first = ''] = names;
  if (first < 'A' || Object.hasOwn(fields, '__proto__')) return false;
  return names.every((name) => typeof fields[name] !== 'object' || fields[name] === null);
}

/** Return the SHA-256 of the sorted JSON of a list as base64url: 32 bytes give 43 characters of six bits each. */
export function hashOf(...list: unknown[]): string {
  const bytes = sha256(bytesOf(sortedJson(list)));
  const codes = new Array<number>(43);
  for (let letter = 0; letter < 43; letter++) {
    const bit = letter * 6;
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    codes[letter] = BASE64URL_ALPHABET.charCodeAt((two >> (10 - (bit & 7))) & 63);
  }
  return String.fromCharCode(...codes);
}

/** Encode a text as UTF-8. The result is valid until the next call. A UTF-16 unit takes at most three bytes. */
function bytesOf(text: string): Uint8Array {
  if (text.length * 3 > utf8Buffer.length) return utf8.encode(text);
  return utf8Buffer.subarray(0, utf8.encodeInto(text, utf8Buffer).written);
}
