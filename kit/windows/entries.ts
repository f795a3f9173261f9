import type { Policies } from '../policy/chromium.ts';

/** One value in the registry. */
export interface RegistryEntry {
  /** Key below HKEY_LOCAL_MACHINE. */
  key: string;
  name: string;
  value: string | number;
  /** A line of a list: its name is of no importance, and others may have lines of their own there. */
  listed?: true;
}

/** Names of our lines in lists begin here, so that a .reg file does not overwrite another's first lines. */
const firstListName = 7101;

/**
 * Policies of a Chromium browser as values of the registry. Settings of an extension have a key of their own, so that
 * other extensions' settings stay; what is nested deeper is JSON in one value
 * (chromium.org/administrators/complex-policies-on-windows).
 * @param root the browser's key of policies
 */
export function registryEntries(root: string, policies: Policies): RegistryEntry[] {
  return Object.entries(policies).flatMap(([name, value]) => {
    if (name === 'ExtensionSettings')
      return keyForEach(`${root}\\ExtensionSettings`, value as Record<string, Policies>);
    if (name === '3rdparty') {
      const { extensions } = value as { extensions: Record<string, Policies> };
      const keys = Object.entries(extensions).map(([id, settings]) => [`${id}\\policy`, settings]);
      return keyForEach(`${root}\\3rdparty\\extensions`, Object.fromEntries(keys));
    }
    if (Array.isArray(value)) return list(`${root}\\${name}`, value);
    return [{ key: root, name, value: scalar(value) }];
  });
}

/** Keys that hold nothing but our own values, and go as a whole when the extension is removed. */
export function ownKeys(root: string, ids: readonly string[]): string[] {
  return ids.flatMap((id) => [`${root}\\ExtensionSettings\\${id}`, `${root}\\3rdparty\\extensions\\${id}`]);
}

function keyForEach(root: string, keys: Record<string, Policies>): RegistryEntry[] {
  return Object.entries(keys).flatMap(([id, values]) =>
    Object.entries(values).map(([name, value]) => ({ key: `${root}\\${id}`, name, value: scalar(value) })),
  );
}

function list(key: string, lines: readonly unknown[]): RegistryEntry[] {
  return lines.map((line, i) => ({ key, name: String(firstListName + i), value: String(line), listed: true }));
}

function scalar(value: unknown): string | number {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}
