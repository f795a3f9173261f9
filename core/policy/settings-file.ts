import { isObject } from '../encoding/is-object.ts';
import { parseSecretHash, type SecretName, secretNames, secretPolicyKeys } from '../exemption/secret-hash.ts';
import type { Regulation } from '../regulation/regulation-schema.ts';
import type { Settings } from '../settings/settings.ts';
import { REGULATION_FIELD } from './policy.ts';

/** What a settings file can hold. */
export interface SettingsFileContents {
  /** Settings; a field that is left out stays as it is where the file is opened. */
  settings: Partial<Settings>;
  /** Left out for the default regulation. */
  regulation?: Regulation | undefined;
  /** Hashes of PIN and passphrase, as {@link parseSecretHash} reads them. */
  hashes?: Partial<Record<SecretName, string>>;
}

/**
 * Serialize settings as the text of a file for {@link readSettingsText}. It is a policy, so that the same text is accepted by
 * `storage.managed` and as `settings` in kit.json. Chromium takes no field that is null: those are left out.
 */
export function writeSettingsFile({ settings, regulation, hashes = {} }: SettingsFileContents): string {
  const named = secretNames.map((name) => [secretPolicyKeys[name], hashes[name]]);
  const policy = { ...settings, ...(regulation && { [REGULATION_FIELD]: regulation }), ...Object.fromEntries(named) };
  return `${JSON.stringify(policy, (_, value: unknown) => (value === null ? undefined : value), 2)}\n`;
}

/**
 * Parse the text of a settings file, or of a kit.json, which holds the same under `settings`.
 * @returns its fields of any type; `null` if it is not a JSON object
 */
export function readSettingsText(text: string): Record<string, unknown> | null {
  try {
    const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isObject(raw)) return null;
    return 'server' in raw && isObject(raw.settings) ? raw.settings : raw;
  } catch {
    return null;
  }
}

/** Return the valid hashes of a settings file, and the names of fields that hold something else. */
export function hashesOf(raw: Record<string, unknown>): {
  hashes: Partial<Record<SecretName, string>>;
  problems: string[];
} {
  const given = secretNames.filter((name) => raw[secretPolicyKeys[name]] !== undefined);
  const isHash = (name: SecretName): boolean => parseSecretHash(raw[secretPolicyKeys[name]]) !== null;
  return {
    hashes: Object.fromEntries(given.filter(isHash).map((name) => [name, raw[secretPolicyKeys[name]]])),
    problems: given.filter((name) => !isHash(name)).map((name) => secretPolicyKeys[name]),
  };
}
