/**
 * The 32 characters of a code: Crockford's Base32, which leaves out I, L, O and U because they are misread.
 * https://www.crockford.com/base32.html
 */
const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code: 12 of 5 bits are 60 bits. */
export const CODE_LENGTH = 12;

/** Characters of the seed of a school: 24 of 5 bits are 120 bits. */
const SEED_LENGTH = 24;

/** A class code, and an anchor: the same alphabet and length. */
export const codePattern = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** The seed of a school. */
export const seedPattern = /^[0-9A-HJKMNP-TV-Z]{24}$/;

/** The keys of a Russian keyboard (ЙЦУКЕН) and the Latin letters on the same keys. */
const RUSSIAN_KEYS = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ';
const LATIN_KEYS = 'QWERTYUIOPASDFGHJKLZXCVBNM';

/** Return a typed code as 12 characters of the alphabet; `null` if it has another form. */
export function parseCode(typed: string): string | null {
  const code = normalized(typed);
  return codePattern.test(code) ? code : null;
}

/** Return a typed seed as 24 characters of the alphabet; `null` if it has another form. */
export function parseSeed(typed: string): string | null {
  const seed = normalized(typed);
  return seedPattern.test(seed) ? seed : null;
}

/** Format a code or a seed in groups of four: `7K3M-Q9XT-2VHB`. */
export function formatCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** Return a seed for 24 random bytes. The upper three bits of each byte are dropped. */
export function seedFrom(random: Uint8Array): string {
  if (random.length !== SEED_LENGTH) throw new RangeError('24 bytes');
  return encode(random);
}

/** Encode the lower five bits of each byte. 256 is a multiple of 32, so characters of random bytes are uniform. */
export function encode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join('');
}

/** Ignore case, spaces and dashes, read misread characters as Crockford does, and undo a Russian keyboard layout. */
function normalized(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s‐-―−-]/g, '');
  const latin = plain.replace(/[А-ЯЁ]/g, (sign) => LATIN_KEYS.charAt(RUSSIAN_KEYS.indexOf(sign)) || sign);
  return latin.replaceAll('O', '0').replace(/[IL]/g, '1');
}
