/** Letters of code page 866 outside ASCII, from byte 0x80; the table lacks quotation marks and long dashes. */
const letters: readonly [first: number, text: string][] = [
  [0x80, 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп'],
  [0xe0, 'рстуфхцчшщъыьэюяЁё'],
  [0xfc, '№'],
];

const bytes = new Map(letters.flatMap(([first, text]) => [...text].map((letter, i) => [letter, first + i] as const)));

/** Return true if code page 866 has every character of a text. */
export const isInCp866 = (text: string): boolean => [...text].every((letter) => byteOf(letter) !== undefined);

/**
 * Encode a text in code page 866, that of the Russian console: cmd of Windows 7 loses its place in batch files that are in
 * UTF-8. @throws Error for a character that the page lacks
 */
export function toCp866(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const byte = byteOf(letter);
    if (byte === undefined) throw new Error(`not in code page 866: ${letter}`);
    return byte;
  });
}

function byteOf(letter: string): number | undefined {
  const code = letter.charCodeAt(0);
  return code < 0x80 ? code : bytes.get(letter);
}
