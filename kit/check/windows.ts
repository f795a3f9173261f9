import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserId, browsers } from '../browsers.ts';
import { registryEntries } from '../windows/entries.ts';
import { compare, type PolicyDifference } from './compare.ts';
import { launchRemarks } from './launches.ts';
import { policiesOf, readFirefox, type WantedPolicies } from './linux.ts';
import { allowedTypesRemarks } from './managed-folder.ts';
import type { BrowserReport } from './report.ts';
import {
  type ExtensionPolicies,
  installedIds,
  policyCopyRemarks,
  profileCopyRemarks,
  windowsProfiles,
} from './second-copy.ts';
import { windowsLaunches } from './windows-launches.ts';

/** Registry values by key, then by name. Keys are in lower case: Windows ignores their case. */
export type Registry = Map<string, Map<string, string | number>>;

/**
 * Compare the registry and the folder of Firefox on this Windows PC, and look for starts that leave the extension off, and
 * for second copies of it.
 * @param fromStores the policies that install from a store, with its ids; a PC outside a domain has these
 */
export function checkWindows(
  wanted: WantedPolicies,
  fromStores: WantedPolicies,
  known: readonly string[],
): BrowserReport[] {
  const joined = isManaged(output('dsregcmd', ['/status']));
  const folders = [
    process.env.ProgramW6432,
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ];
  const there = (Object.keys(wanted) as BrowserId[]).flatMap((id) =>
    browsers[id].windows.flatMap((file) => {
      const path = folders.map((folder) => join(folder ?? '', file)).find((one) => existsSync(one));
      return path ? [{ id, path }] : [];
    }),
  );
  const launches = windowsLaunches(output);
  return there.map(({ id, path }) => {
    const report =
      id === 'firefox' ? firefox(path, wanted, known) : chromium(id, [wanted[id], fromStores[id]], known, joined);
    return { ...report, program: path, remarks: [...report.remarks, ...launchRemarks(launches, id)] };
  });
}

/** Name the second copies of a browser: by its policies, and in its profiles. @param wanted the policies it should have */
function copyRemarks(
  id: BrowserId,
  policies: ExtensionPolicies,
  wanted: Record<string, unknown> | undefined,
  known: readonly string[],
): string[] {
  const own = installedIds(policiesOf(wanted));
  return [...policyCopyRemarks(policies, own, known), ...profileCopyRemarks(id, windowsProfiles(id), own, '')];
}

function chromium(
  id: BrowserId,
  [own, store]: readonly (Record<string, unknown> | undefined)[],
  known: readonly string[],
  joined: boolean,
): BrowserReport {
  const { name, registry: root } = browsers[id];
  const registry = parseRegistry(output('reg', ['query', `HKLM\\${root}`, '/s']));
  const ofOwn = compareRegistry(root, own ?? {}, registry);
  const ofStore = store && compareRegistry(root, store, registry);
  const isFromStore = ofStore !== undefined && ofStore.length < ofOwn.length;
  const remarks =
    joined || isFromStore
      ? []
      : ['компьютер не в домене и не в Entra ID: расширение не из магазина принудительно не поставится'];
  const differences = isFromStore ? ofStore : ofOwn;
  const types = [...(registry.get(`${root}\\ExtensionAllowedTypes`.toLowerCase())?.values() ?? [])];
  return {
    ...{ name, place: `HKLM\\${root}`, differences },
    isUntouched: !differences.some(({ kind }) => kind === 'differs') && !hasExtension(root, own, store, registry),
    remarks: [
      ...remarks,
      ...(types.length > 0 ? allowedTypesRemarks({ ExtensionAllowedTypes: types }) : []),
      ...copyRemarks(id, extensionPolicies(root, registry), isFromStore ? store : own, known),
    ],
  };
}

/** Return true if one of the kit's ids has a key or is in the JSON value. */
function hasExtension(
  root: string,
  own: Record<string, unknown> | undefined,
  store: Record<string, unknown> | undefined,
  registry: Registry,
): boolean {
  const ids = [own, store].flatMap((policies) => Object.keys((policies?.ExtensionSettings as object) ?? {}));
  return ids
    .filter((id) => id !== '*')
    .some(
      (id) =>
        registry.has(`${root}\\ExtensionSettings\\${id}`.toLowerCase()) || id in (joinedSettings(root, registry) ?? {}),
    );
}

/**
 * Return ExtensionSettings where it is one value with JSON, as Google's templates write it. A subkey hides the value
 * (https://chromium.googlesource.com/chromium/src/+/main/components/policy/core/common/registry_dict.cc).
 */
function joinedSettings(root: string, registry: Registry): Record<string, unknown> | undefined {
  const below = `${root}\\ExtensionSettings`.toLowerCase();
  if ([...registry.keys()].some((key) => key === below || key.startsWith(`${below}\\`))) return undefined;
  try {
    return JSON.parse(String(registry.get(root.toLowerCase())?.get('ExtensionSettings')));
  } catch {
    return undefined;
  }
}

/** Return the policies of the registry that install extensions and set them. */
export function extensionPolicies(root: string, registry: Registry): ExtensionPolicies {
  const below = (name: string, after: string): Record<string, object> => {
    const start = `${root}\\${name}\\`.toLowerCase();
    const keys = [...registry].filter(([key]) => key.startsWith(start) && key.endsWith(after));
    const pairs = keys.map(([key, values]) => [
      key.slice(start.length, key.length - after.length),
      Object.fromEntries(values),
    ]);
    return Object.fromEntries(pairs);
  };
  return {
    ExtensionSettings: joinedSettings(root, registry) ?? below('ExtensionSettings', ''),
    ExtensionInstallForcelist: [...(registry.get(`${root}\\ExtensionInstallForcelist`.toLowerCase())?.values() ?? [])],
    '3rdparty': { extensions: below('3rdparty\\extensions', '\\policy') },
  };
}

function firefox(executable: string, wanted: WantedPolicies, known: readonly string[]): BrowserReport {
  const folder = join(executable, '..', 'distribution');
  const { values, remarks: read } = readFirefox(folder);
  const remarks = [...read, ...copyRemarks('firefox', policiesOf(values), wanted.firefox, known)];
  const differences = compare(wanted.firefox, values);
  const isUntouched = !existsSync(join(folder, 'policies.json'));
  return { name: browsers.firefox.name, place: folder, differences, remarks, isUntouched };
}

/** List the policies of the kit that are missing or different in the registry. */
export function compareRegistry(root: string, wanted: Record<string, unknown>, registry: Registry): PolicyDifference[] {
  const joined = joinedSettings(root, registry);
  const { ExtensionSettings: settings, ...others } = wanted;
  const inValue = joined ? compare({ ExtensionSettings: settings }, { ExtensionSettings: joined }) : [];
  const entries = registryEntries(root, joined ? others : wanted).flatMap(
    ({ key, name, value, listed }): PolicyDifference[] => {
      const values = registry.get(key.toLowerCase());
      const path = listed ? key.slice(root.length + 1) : `${key}\\${name}`.slice(root.length + 1);
      const quiet = path.startsWith('3rdparty');
      if (listed)
        return [...(values?.values() ?? [])].includes(value) ? [] : [{ kind: 'missing', path, wanted: String(value) }];
      const is = values?.get(name);
      if (is === value) return [];
      if (is === undefined) return [{ kind: 'missing', path, ...(!quiet && { wanted: String(value) }) }];
      return [{ kind: 'differs', path, ...(!quiet && { is: String(is), wanted: String(value) }) }];
    },
  );
  return [...inValue, ...entries];
}

/** Parse the output of `reg query /s`. */
export function parseRegistry(text: string): Registry {
  const registry: Registry = new Map();
  let values = new Map<string, string | number>();
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('HKEY_LOCAL_MACHINE\\')) {
      values = new Map();
      registry.set(line.slice('HKEY_LOCAL_MACHINE\\'.length).trimEnd().toLowerCase(), values);
    }
    const [, name, type, value = ''] = line.match(/^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/) ?? [];
    if (name) values.set(name, type === 'REG_DWORD' ? Number(value) : value);
  }
  return registry;
}

/**
 * Return true if the PC is joined to a domain or to Entra ID.
 * @param text output of `dsregcmd /status` (https://learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd)
 */
export function isManaged(text: string): boolean {
  return /\b(AzureAdJoined|DomainJoined|EnterpriseJoined)\s*:\s*YES\b/.test(text);
}

/** Return the output of a command in UTF-8; empty if the command or the key does not exist. */
function output(command: string, words: readonly string[]): string {
  const line = [command, ...words.map((word) => `"${word}"`)].join(' ');
  const { stdout } = spawnSync('cmd.exe', ['/d', '/c', `chcp 65001>nul & ${line}`], {
    encoding: 'utf8',
    windowsVerbatimArguments: true,
  });
  return stdout ?? '';
}
