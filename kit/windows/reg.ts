import type { RegistryEntry } from './entries.ts';

/**
 * Return a .reg file in UTF-16LE with a byte order mark, as regedit exports.
 * @param emptied keys to empty first, so that a setting that left kit.json goes
 */
export function regFile(entries: readonly RegistryEntry[], emptied: readonly string[]): Uint8Array {
  return encoded([
    ...emptied.map((key) => [`[-${path(key)}]`]),
    ...keys(entries).map(([key, inside]) => [`[${path(key)}]`, ...inside.map(assignment)]),
  ]);
}

/**
 * Return a .reg file that removes the values.
 * @param whole keys to delete with everything in them
 */
export function removingRegFile(entries: readonly RegistryEntry[], whole: readonly string[]): Uint8Array {
  const isBelow = (key: string): boolean => whole.some((own) => key === own || key.startsWith(`${own}\\`));
  const left = keys(entries.filter(({ key }) => !isBelow(key)));
  return encoded([
    ...whole.map((key) => [`[-${path(key)}]`]),
    ...left.map(([key, inside]) => [`[${path(key)}]`, ...inside.map(({ name }) => `${quoted(name)}=-`)]),
  ]);
}

/**
 * Return a .reg file that removes the policies of the browser itself, so that one that left kit.json goes. What installs and
 * sets the extension stays: without it, Chromium would delete the extension with its journal at once.
 * @param root registry key of the browser's policies
 */
export function forgettingRegFile(entries: readonly RegistryEntry[], root: string): Uint8Array {
  const parts = ['ExtensionSettings', '3rdparty'].map((name) => `${root}\\${name}\\`);
  return removingRegFile(
    entries.filter(({ key }) => !parts.some((part) => key.startsWith(part))),
    [],
  );
}

function keys(entries: readonly RegistryEntry[]): [string, RegistryEntry[]][] {
  const grouped = Map.groupBy(entries, ({ key }) => key);
  return [...grouped];
}

const path = (key: string): string => `HKEY_LOCAL_MACHINE\\${key}`;

function assignment({ name, value }: RegistryEntry): string {
  if (typeof value === 'string') return `${quoted(name)}=${quoted(value)}`;
  return `${quoted(name)}=dword:${value.toString(16).padStart(8, '0')}`;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function encoded(blocks: readonly string[][]): Uint8Array {
  const lines = ['Windows Registry Editor Version 5.00', '', ...blocks.flatMap((block) => [...block, ''])];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}
