/** A value that a .reg file sets; `null` deletes it. */
export type RegValue = string | number | null;

/**
 * Read a .reg file of version 5 as Microsoft documents it, and reject anything else.
 * @returns values by key, then by name; `null` for a deleted key
 */
export function readReg(text: string): Map<string, Map<string, RegValue> | null> {
  const lines = text.split('\r\n');
  if (lines.shift() !== '\uFEFFWindows Registry Editor Version 5.00') throw new Error('no header');
  const keys = new Map<string, Map<string, RegValue> | null>();
  let values: Map<string, RegValue> | null = null;
  for (const line of lines) {
    if (line.includes('\n')) throw new Error('a line end of Unix');
    if (line === '') continue;
    const [, minus, key] = line.match(/^\[(-?)HKEY_LOCAL_MACHINE\\([^\][]+)\]$/) ?? [];
    if (key) {
      values = minus ? null : new Map();
      keys.set(key, values);
      continue;
    }
    const [, name, value] = line.match(/^"((?:[^"\\]|\\["\\])*)"=(.*)$/) ?? [];
    if (name === undefined || value === undefined || !values) throw new Error(`no value: ${line}`);
    values.set(unescaped(name), readValue(value));
  }
  return keys;
}

function readValue(text: string): RegValue {
  if (text === '-') return null;
  const [, hex] = text.match(/^dword:([0-9a-f]{8})$/) ?? [];
  if (hex) return Number.parseInt(hex, 16);
  const [, string] = text.match(/^"((?:[^"\\]|\\["\\])*)"$/) ?? [];
  if (string === undefined) throw new Error(`no value of a known type: ${text}`);
  return unescaped(string);
}

const unescaped = (text: string): string => text.replace(/\\(["\\])/g, '$1');
