import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Contents of files by path; the separator is `/`. */
export type Files = Record<string, Uint8Array>;

/**
 * Return the earliest time of a ZIP entry, in local time as ZIP stores it, so that equal input gives equal bytes
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.6).
 */
const earliestZipTime = (): Date => new Date(1980, 0, 1);

/** Read every file below a folder. */
export function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]));
}

/** Put the folder before each path. */
export function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes]));
}

/** Pack files into a ZIP, sorted by path and with a constant time. */
export function zipFiles(files: Files): Uint8Array {
  const sorted = Object.keys(files).sort();
  const entries: Zippable = Object.fromEntries(sorted.map((path) => [path, files[path] as Uint8Array]));
  return zipSync(entries, { level: 9, mtime: earliestZipTime() });
}
