/** What a Windows shortcut starts: texts that name the program, and the arguments. */
export interface Shortcut {
  targets: string[];
  words: string;
}

/** Bits of `LinkFlags`: https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink/ae350202-3ba9-4790-9e9e-98935f4ee5af */
const flag = {
  idList: 1,
  linkInfo: 2,
  name: 4,
  relativePath: 8,
  workingDir: 16,
  arguments: 32,
  icon: 64,
  unicode: 128,
};

const HEADER_BYTES = 0x4c;

/**
 * Read the program and the arguments of a `.lnk` file; `null` for any other file.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink/17b69472-0f34-4bcf-b290-eccdb8de224b
 */
export function readShortcut(file: Uint8Array): Shortcut | null {
  const bytes = Buffer.from(file);
  try {
    return bytes.readUInt32LE(0) === HEADER_BYTES ? shortcutIn(bytes) : null;
  } catch {
    return null; // cut off
  }
}

function shortcutIn(bytes: Buffer): Shortcut {
  const flags = bytes.readUInt32LE(20);
  const has = (bit: number): boolean => (flags & bit) !== 0;
  let at = HEADER_BYTES;
  if (has(flag.idList)) at += 2 + bytes.readUInt16LE(at);
  const path = has(flag.linkInfo) ? localPath(bytes, at) : '';
  if (has(flag.linkInfo)) at += bytes.readUInt32LE(at);
  const next = (bit: number): string => {
    if (!has(bit)) return '';
    const size = bytes.readUInt16LE(at) * (has(flag.unicode) ? 2 : 1);
    const text = bytes.toString(has(flag.unicode) ? 'utf16le' : 'latin1', at + 2, at + 2 + size);
    at += 2 + size;
    return text;
  };
  next(flag.name);
  const relative = next(flag.relativePath);
  next(flag.workingDir);
  const words = next(flag.arguments);
  return { targets: [path, relative, next(flag.icon)].filter(Boolean), words };
}

/** Return the local base path of LinkInfo, which ends with a zero byte. */
function localPath(bytes: Buffer, start: number): string {
  const hasPath = (bytes.readUInt32LE(start + 8) & 1) !== 0;
  if (!hasPath) return '';
  const from = start + bytes.readUInt32LE(start + 16);
  return bytes.toString('latin1', from, bytes.indexOf(0, from));
}
