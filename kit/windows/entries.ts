import type { Policies } from '../policy/chromium.ts';

/** A registry value. */
export interface RegistryEntry {
  /** Key below HKEY_LOCAL_MACHINE. */
  key: string;
  name: string;
  value: string | number;
  /** An item of a list: its name is arbitrary, and the list may have items of other products. */
  listed?: true;
}

/** Name of the first list item, high enough that a .reg file does not overwrite items of other products. */
const firstListName = 7101;

/**
 * Convert the policies of a Chromium browser to registry values. Settings of an extension have a separate key, so that
 * settings of other extensions stay; deeper objects are JSON in one value
 * (https://www.chromium.org/administrators/complex-policies-on-windows/).
 * @param root registry key of the browser's policies
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

/** Return the key of the settings of one extension. */
export const settingsKey = (root: string, id: string): string => `${root}\\3rdparty\\extensions\\${id}`;

/** Return the keys that belong to the extension alone; removal deletes them whole. */
export function ownKeys(root: string, ids: readonly string[]): string[] {
  return ids.flatMap((id) => [`${root}\\ExtensionSettings\\${id}`, settingsKey(root, id)]);
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
