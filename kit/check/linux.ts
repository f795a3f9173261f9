import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserId, browsers, policyFile } from '../browsers.ts';
import { compare } from './compare.ts';
import { launchRemarks } from './launches.ts';
import { linuxLaunches } from './linux-launches.ts';
import type { BrowserReport } from './report.ts';

/** Policies of the kit by browser. */
export type WantedPolicies = Partial<Record<BrowserId, Record<string, unknown>>>;

const programs = ['usr/bin', 'usr/local/bin', 'bin', 'snap/bin', 'opt/yandex/browser', 'opt/google/chrome'];

/**
 * Compare the policy files of every installed browser of the kit, and look for starts that leave the extension off.
 * @param root of the file system, `/` or a mounted image
 */
export function checkLinux(wanted: WantedPolicies, root: string): BrowserReport[] {
  const ids = Object.keys(wanted) as BrowserId[];
  const launches = linuxLaunches(root);
  return ids.flatMap((id) =>
    browsers[id].linux
      .filter(({ commands }) => commands.some((command) => isThere(root, command)))
      .map(({ folder }) => lookAt(id, join(root, folder), wanted[id] ?? {}))
      .map((report) => ({ ...report, remarks: [...report.remarks, ...launchRemarks(launches, id)] })),
  );
}

function isThere(root: string, command: string): boolean {
  return programs.some((folder) => existsSync(join(root, folder, command)));
}

function lookAt(id: BrowserId, folder: string, wanted: Record<string, unknown>): BrowserReport {
  const { values, owners, remarks } = id === 'firefox' ? readFirefox(folder) : readManaged(folder);
  const differences = compare(wanted, values);
  const overriding = [...new Set(differences.map(({ path }) => path.split('.')[0] ?? ''))].flatMap((name) => {
    const owner = owners.get(name);
    return owner && owner !== policyFile(id) && id !== 'firefox' ? [`${name} задаёт другой файл: ${owner}`] : [];
  });
  return { name: browsers[id].name, place: folder, differences, remarks: [...remarks, ...overriding] };
}

interface ReadPolicies {
  values: Record<string, unknown>;
  /** File name by policy name. */
  owners: Map<string, string>;
  remarks: string[];
}

/**
 * Read the policies of a Chromium browser. Files are read in order of their names, and the last one that has a policy
 * sets it (https://chromium.googlesource.com/chromium/src/+/main/components/policy/core/common/config_dir_policy_loader.cc).
 */
function readManaged(folder: string): ReadPolicies {
  const read: ReadPolicies = { values: {}, owners: new Map(), remarks: [] };
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  for (const name of names.sort()) {
    const values = readObject(join(folder, name), read.remarks);
    Object.assign(read.values, values);
    for (const policy of Object.keys(values)) read.owners.set(policy, name);
  }
  return read;
}

/** Read policies.json of Firefox; its only field is `policies` (https://mozilla.github.io/policy-templates/). */
export function readFirefox(folder: string): ReadPolicies {
  const remarks: string[] = [];
  const path = join(folder, 'policies.json');
  const values = existsSync(path) ? readObject(path, remarks) : {};
  return { values, owners: new Map(), remarks };
}

function readObject(path: string, remarks: string[]): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Reported below. Browsers ignore an invalid file silently.
  }
  remarks.push(`${path}: файл не читается как JSON, браузер его пропускает`);
  return {};
}
