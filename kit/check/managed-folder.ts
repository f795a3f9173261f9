import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../core/encoding/is-object.ts';

/** The policies that a browser reads from its folder. */
export interface ReadPolicies {
  values: Record<string, unknown>;
  /** File name by policy name. */
  owners: Map<string, string>;
  remarks: string[];
}

/**
 * Read the policies of a Chromium browser: every file of the folder, whatever its extension, in order of their names. The
 * last one that has a policy sets it whole; the settings of extensions are joined
 * (https://chromium.googlesource.com/chromium/src/+/main/components/policy/core/common/config_dir_policy_loader.cc).
 */
export function readManaged(folder: string): ReadPolicies {
  const read: ReadPolicies = { values: {}, owners: new Map(), remarks: [] };
  for (const name of filesOf(folder)) {
    const { '3rdparty': settings, ...values } = readObject(join(folder, name), read.remarks);
    Object.assign(read.values, values);
    if (settings !== undefined) read.values['3rdparty'] = joined(read.values['3rdparty'], settings);
    for (const policy of Object.keys(values)) read.owners.set(policy, name);
  }
  return read;
}

/** Return the names of the files in a folder, sorted by their bytes as Chromium does. */
export function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const isFile = (name: string): boolean => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() ?? false;
  const names = readdirSync(folder).filter(isFile);
  return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Read a JSON object. A file that has none is named in `remarks`: browsers skip it silently. */
export function readObject(path: string, remarks: string[]): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isObject(value)) return value;
  } catch {
    // Named below.
  }
  remarks.push(`${path}: файл не читается как JSON, браузер его пропускает`);
  return {};
}

/**
 * Name policies of the school by which the browser does not install the extension, although it is force-installed
 * (https://chromeenterprise.google/policies/#ExtensionAllowedTypes).
 */
export function allowedTypesRemarks({
  ExtensionAllowedTypes: types,
  ExtensionSettings: settings,
}: Record<string, unknown>): string[] {
  const ofAll = isObject(settings) && isObject(settings['*']) ? settings['*'].allowed_types : undefined;
  const named = { ExtensionAllowedTypes: types, 'ExtensionSettings.*.allowed_types': ofAll };
  return Object.entries(named)
    .filter(([, value]) => Array.isArray(value) && !value.includes('extension'))
    .map(([name]) => `${name} не допускает расширений, и «Дежурный» не ставится: добавьте туда "extension"`);
}

/** Join objects, field by field; the second decides. */
function joined(first: unknown, second: unknown): unknown {
  if (!isObject(first) || !isObject(second)) return second;
  const both = { ...first };
  for (const [name, value] of Object.entries(second)) both[name] = joined(first[name], value);
  return both;
}
