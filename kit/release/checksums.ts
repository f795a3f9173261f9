import { createHash } from 'node:crypto';
import type { Files } from '../archive.ts';

/** Name of the list of checksums. */
export const checksumsFile = 'SHA256SUMS';

/** Return the SHA-256 of each file, sorted by path, as `sha256sum --check` reads it. */
export function checksumList(files: Files): string {
  const line = ([path, bytes]: [string, Uint8Array]): string =>
    `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`;
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(line)
    .join('');
}
