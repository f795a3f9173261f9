import { sha256 } from '@noble/hashes/sha2.js';

// The verifier's own hashing. It repeats on purpose what the journal does when it writes: a mistake in one of the two
// shows as a file that does not verify, instead of being made twice.

const utf8 = new TextEncoder();
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** JSON with sorted keys and no whitespace, of a value that JSON.parse gave. */
export function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`;
  const names = Object.keys(value).sort();
  const fields = value as Record<string, unknown>;
  // A list of names puts the fields in its order, but in every depth: so only where there is one.
  if (names.every((name) => typeof fields[name] !== 'object' || fields[name] === null)) {
    return JSON.stringify(value, names);
  }
  return `{${names.map((name) => `${JSON.stringify(name)}:${sortedJson(fields[name])}`).join()}}`;
}

/** SHA-256 of a list's sorted JSON, as base64url: six bits a letter, and 32 bytes fill 43 letters. */
export function hashOf(...list: unknown[]): string {
  const bytes = sha256(utf8.encode(sortedJson(list)));
  let text = '';
  for (let i = 0; i < 32; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text += letters[(three >> shift) & 63];
  }
  return text.slice(0, 43);
}
