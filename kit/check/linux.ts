import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserId, browsers } from '../browsers.ts';
import { compare } from './compare.ts';
import type { BrowserReport } from './report.ts';

/** What the kit wants of each browser, by its id. */
export type WantedPolicies = Partial<Record<BrowserId, Record<string, unknown>>>;

const programs = ['usr/bin', 'usr/local/bin', 'bin', 'snap/bin', 'opt/yandex/browser', 'opt/google/chrome'];

/**
 * Looks at the policy files of every browser of the kit that is installed.
 * @param root of the system, `/` or a mounted image
 */
export function checkLinux(wanted: WantedPolicies, root: string): BrowserReport[] {
  const ids = Object.keys(wanted) as BrowserId[];
  return ids.flatMap((id) =>
    browsers[id].linux
      .filter(({ commands }) => commands.some((command) => isThere(root, command)))
      .map(({ folder }) => lookAt(id, join(root, folder), wanted[id] ?? {})),
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
    return owner && owner !== 'dezhurny.json' && id !== 'firefox' ? [`${name} задаёт другой файл: ${owner}`] : [];
  });
  return { name: browsers[id].name, place: folder, differences, remarks: [...remarks, ...overriding] };
}

interface ReadPolicies {
  values: Record<string, unknown>;
  /** The file each policy comes from. */
  owners: Map<string, string>;
  remarks: string[];
}

/** Chromium takes each policy whole from the last file, by name, that has it. */
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

/** Firefox reads one file, whose only field is `policies`. */
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
    // Said below: browsers pass over such a file without a word.
  }
  remarks.push(`${path}: файл не читается как JSON, браузер его пропускает`);
  return {};
}
