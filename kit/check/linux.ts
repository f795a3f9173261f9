import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../core/encoding/is-object.ts';
import { type BrowserId, browsers, policyFile } from '../browsers.ts';
import { compare } from './compare.ts';
import { launchRemarks } from './launches.ts';
import { linuxLaunches } from './linux-launches.ts';
import { allowedTypesRemarks, filesOf, type ReadPolicies, readManaged, readObject } from './managed-folder.ts';
import type { BrowserReport } from './report.ts';
import {
  type ExtensionPolicies,
  installedIds,
  linuxProfiles,
  policyCopyRemarks,
  profileCopyRemarks,
} from './second-copy.ts';

/** Policies of the kit by browser. */
export type WantedPolicies = Partial<Record<BrowserId, Record<string, unknown>>>;

const programs = ['usr/bin', 'usr/local/bin', 'bin', 'snap/bin', 'opt/yandex/browser', 'opt/google/chrome'];

/**
 * Compare the policy files of every installed browser of the kit, and look for starts that leave the extension off, and for
 * second copies of it.
 * @param known ids of the extension
 * @param root of the file system, `/` or a mounted image
 */
export function checkLinux(wanted: WantedPolicies, known: readonly string[], root: string): BrowserReport[] {
  const ids = Object.keys(wanted) as BrowserId[];
  const launches = linuxLaunches(root);
  return ids.flatMap((id) =>
    browsers[id].linux
      .flatMap(({ folder, commands, name }) => {
        const program = commands.map((command) => programOf(root, command)).find((path) => path !== undefined);
        if (!program) return [];
        return { ...lookAt(id, join(root, folder), wanted[id] ?? {}, known), program, ...(name && { name }) };
      })
      .map((report) => {
        const copies = profileCopyRemarks(id, linuxProfiles(id, root), installedIds(policiesOf(wanted[id])), root);
        return { ...report, remarks: [...report.remarks, ...copies, ...launchRemarks(launches, id)] };
      }),
  );
}

const programOf = (root: string, command: string): string | undefined =>
  programs.map((folder) => join(root, folder, command)).find((path) => existsSync(path));

/** Return the policies of a kit's or browser's file: those of Firefox are in one field. */
export function policiesOf(file: Record<string, unknown> = {}): ExtensionPolicies {
  return isObject(file.policies) ? file.policies : file;
}

function lookAt(
  id: BrowserId,
  folder: string,
  wanted: Record<string, unknown>,
  known: readonly string[],
): BrowserReport {
  const { values, owners, remarks } = id === 'firefox' ? readFirefox(folder) : readManaged(folder);
  const differences = compare(wanted, values);
  const overriding = [...new Set(differences.map(({ path }) => path.split('.')[0] ?? ''))].flatMap((name) => {
    const owner = owners.get(name);
    return owner && owner !== policyFile(id) && id !== 'firefox' ? [`${name} задаёт другой файл: ${owner}`] : [];
  });
  const others = id === 'firefox' ? [] : allowedTypesRemarks(values);
  const copies = policyCopyRemarks(policiesOf(values), installedIds(policiesOf(wanted)), known);
  return {
    ...{ name: browsers[id].name, place: folder, differences },
    isUntouched: !existsSync(join(folder, policyFile(id))),
    remarks: [...remarks, ...overriding, ...others, ...copies, ...unreadable(join(folder, policyFile(id)))],
  };
}

/** Name a file or folder that a user without rights cannot read: the browser of that user has no policies. */
function unreadable(file: string): string[] {
  if (process.platform === 'win32' || !existsSync(file)) return [];
  const parts = file.split('/');
  const folders = [1, 2, 3].map((count) => parts.slice(0, -count).join('/'));
  const closed = [file, ...folders].filter((path) => (statSync(path).mode & (path === file ? 0o004 : 0o001)) === 0);
  return closed.map((path) => {
    const mode = path === file ? '644' : '755';
    return `${path}: браузер обычного пользователя его не прочитает; sudo chmod ${mode} ${path}`;
  });
}

/** Read policies.json of Firefox; its only field is `policies` (https://mozilla.github.io/policy-templates/). */
export function readFirefox(folder: string): ReadPolicies {
  const remarks: string[] = [];
  const values = filesOf(folder).includes('policies.json') ? readObject(join(folder, 'policies.json'), remarks) : {};
  return { values, owners: new Map(), remarks };
}

/** Read the policies that a kit wants of one browser; `undefined` without a file. */
export function readWanted(path: string): Record<string, unknown> | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : undefined;
}
