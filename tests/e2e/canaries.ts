import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';

/** Places in a page that hold canary words, which must not be stored; each kind has a word in two alphabets. */
export const kinds = [
  'path',
  'query',
  'hash',
  'user',
  'host',
  'title',
  'meta',
  'referrer',
  'cookie',
  'idn',
  'frame',
  'socket',
] as const;
export type CanaryKind = (typeof kinds)[number];

/** Latin and Cyrillic; a host's name has small letters alone. */
export const canaries = Object.fromEntries(
  kinds.map((kind, i) => [kind, { latin: `canary7${kind}`, cyrillic: `канарейка7${'абвгдежзиклм'[i]}щ` }]),
) as Record<CanaryKind, { latin: string; cyrillic: string }>;

/** Return every encoding of a word, its bytes as Latin-1 text. */
function spellings(word: string): string[] {
  const utf8 = Buffer.from(word);
  // Base64 of a word depends on where it begins in its text: the letters that all its neighbours leave alone.
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64');
    return whole.slice(before === 0 ? 0 : before + 1, whole.length - 4);
  });
  return [
    utf8.toString('latin1').toLowerCase(),
    Buffer.from(word, 'utf16le').toString('latin1').toLowerCase(),
    encodeURIComponent(word).toLowerCase(),
    domainToASCII(word),
    JSON.stringify(word)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...base64.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]),
  ].filter((text) => text.length > 5);
}

const hunted = kinds.flatMap((kind) =>
  Object.values(canaries[kind]).flatMap((word) => spellings(word).map((text) => ({ kind, text }))),
);

/** Return the kinds of canaries that these bytes hold. */
export function canariesIn(bytes: Uint8Array | string): CanaryKind[] {
  const exact = Buffer.from(bytes as Uint8Array).toString('latin1');
  const lower = exact.toLowerCase();
  return [...new Set(hunted.flatMap(({ kind, text }) => (exact.includes(text) || lower.includes(text) ? [kind] : [])))];
}

/** Files of a folder and its folders that hold a canary, and which. Packed files are looked into. */
export function filesWithCanaries(folder: string): Record<string, CanaryKind[]> {
  const found: Record<string, CanaryKind[]> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!statSync(file).isFile()) continue;
    const inside = [...new Set([...canariesIn(name), ...canariesInFile(readFileSync(file))])];
    if (inside.length > 0) found[name] = inside;
  }
  return found;
}

function canariesInFile(bytes: Buffer): CanaryKind[] {
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return canariesIn(bytes);
  return Object.values(unzipSync(bytes)).flatMap((part) => canariesIn(strFromU8(part)));
}
