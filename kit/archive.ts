import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** Contents of files by their paths, with `/` between folders. */
export type Files = Record<string, Uint8Array>;

/** The first moment a ZIP can name, in local time as a ZIP writes it: the same input has to give the same bytes. */
const noMoment = (): Date => new Date(1980, 0, 1);

/** Every file below a folder. */
export function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]));
}

/** A ZIP of files in the order of their names, without times. */
export function zipFiles(files: Files): Uint8Array {
  const sorted = Object.keys(files).sort();
  const entries: Zippable = Object.fromEntries(sorted.map((path) => [path, files[path] as Uint8Array]));
  return zipSync(entries, { level: 9, mtime: noMoment() });
}
