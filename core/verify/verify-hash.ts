import { sha256 } from '@noble/hashes/sha2.js';

// The verifier's own hashing. It repeats on purpose what the journal does when it writes: a mistake in one of the two
// shows as a file that does not verify, instead of being made twice.

const utf8 = new TextEncoder();
/** An entry's text is short; no file makes this longer. */
const utf8Buffer = new Uint8Array(4096);
const BASE64URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** JSON with sorted keys and no whitespace, of a value that JSON.parse gave. */
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

/** Whether an object made in the order of these names keeps it: whole numbers would come first, `__proto__` is lost. */
function keepsOrder(names: readonly string[], fields: Record<string, unknown>): boolean {
  const [first = ''] = names;
  if (first < 'A' || Object.hasOwn(fields, '__proto__')) return false;
  return names.every((name) => typeof fields[name] !== 'object' || fields[name] === null);
}

/** SHA-256 of a list's sorted JSON, as base64url: six bits a letter, and 32 bytes fill 43 BASE64URL_ALPHABET. */
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

/** UTF-8 of a text, good until the next one is asked for: three bytes a unit at the most. */
function bytesOf(text: string): Uint8Array {
  if (text.length * 3 > utf8Buffer.length) return utf8.encode(text);
  return utf8Buffer.subarray(0, utf8.encodeInto(text, utf8Buffer).written);
}
