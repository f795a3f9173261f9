const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d];

/** An object or array that is not closed yet. `keys` is `null` for an array. */
interface Container {
  keys: Set<string> | null;
  /** The current key, or index. */
  at: string | number;
}

/**
 * Find the first key that an object of a JSON text holds twice. RFC 8259 section 4 leaves the meaning undefined
 * (https://www.rfc-editor.org/rfc/rfc8259#section-4): JSON.parse takes the last value, a person who reads the file sees
 * the first, so two readers disagree about one signed file.
 * @param text valid JSON
 * @returns path of the key (`entries.3.entry.day`), or `null`
 */
export function duplicateKey(text: string): string | null {
  const open: Container[] = [];
  let inside: Container | undefined;
  let isKey = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = endOfString(text, i);
      if (isKey && inside?.keys) {
        const key = keyOf(text.slice(i, end + 1));
        inside.at = key;
        if (inside.keys.has(key)) return open.map(({ at }) => at).join('.');
        inside.keys.add(key);
      }
      i = end;
    } else if (code === COLON) isKey = false;
    else if (code === COMMA && inside) {
      isKey = inside.keys !== null;
      if (typeof inside.at === 'number') inside.at += 1;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      isKey = code === OPEN_OBJECT;
      inside = isKey ? { keys: new Set(), at: '' } : { keys: null, at: 0 };
      open.push(inside);
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      open.pop();
      inside = open.at(-1);
    }
  }
  return null;
}

/** Return the index of the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Decode a quoted key as JSON.parse does: `"\u0061"` is `a`. */
const keyOf = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
