import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { isObject } from '../../core/encoding/is-object.ts';
import { developerToolsKeys } from '../../core/policy/developer-tools-policy.ts';
import { type BrowserId, browsers } from '../browsers.ts';
import { homesOf, namesIn, windowsUsers } from './homes.ts';

/** Files of every build of the extension; no other extension has both. */
export const markFiles = ['content-scripts/messenger.js', 'policy.json'] as const;

/** Policies that install extensions and set them. */
export interface ExtensionPolicies {
  ExtensionSettings?: unknown;
  ExtensionInstallForcelist?: unknown;
  '3rdparty'?: unknown;
}

const many = 'напоминаний и журналов будет по два';

/**
 * Name the copies of the extension with another id that policies install. A copy is known by its id, or by the setting that
 * every kit makes.
 * @param own ids of the copy that is wanted
 * @param known ids of the extension
 */
export function policyCopyRemarks(
  policies: ExtensionPolicies,
  own: readonly string[],
  known: readonly string[],
): string[] {
  const third = objectOf(policies['3rdparty']);
  const settings = objectOf(third.extensions ?? third.Extensions);
  const isCopy = (id: string): boolean => known.includes(id) || developerToolsKeys.wish in objectOf(settings[id]);
  return installedIds(policies)
    .filter((id) => !own.includes(id) && isCopy(id))
    .map(
      (id) =>
        `политика ставит и вторую копию «Дежурного», с другим номером (${id}): ${many}. Выгрузите её журнал и уберите её из политик`,
    );
}

/** Return the ids that policies install. */
export function installedIds({ ExtensionSettings, ExtensionInstallForcelist: list }: ExtensionPolicies): string[] {
  const inSettings = Object.entries(objectOf(ExtensionSettings)).flatMap(([id, one]) =>
    id !== '*' && /^(?:force|normal)_installed$/.test(String(objectOf(one).installation_mode)) ? [id] : [],
  );
  const inList = (Array.isArray(list) ? list : []).map((line) => String(line).split(';')[0] ?? '');
  return [...new Set([...inSettings, ...inList])];
}

/**
 * Name the copies of the extension with another id in the profiles of a browser: from a store, unpacked, or of another kit.
 * @param profiles folders of profiles
 * @param own ids of the copy that is wanted
 * @param root of the file system that unpacked copies lie in
 */
export function profileCopyRemarks(
  browser: BrowserId,
  profiles: readonly string[],
  own: readonly string[],
  root: string,
): string[] {
  return profiles.flatMap((profile) => {
    const copies = browser === 'firefox' ? addonsIn(profile) : extensionsIn(profile, root);
    return [...new Set(copies)]
      .filter((id) => !own.includes(id))
      .map(
        (id) =>
          `профиль ${profile}: стоит и вторая копия «Дежурного», с другим номером (${id}): ${many}. Выгрузите её журнал и удалите её`,
      );
  });
}

/** Return the profile folders of a browser on Linux. */
export function linuxProfiles(browser: BrowserId, root: string): string[] {
  const places = homesOf(root).flatMap((home) => browsers[browser].profiles.linux.map((one) => join(root, home, one)));
  return places.flatMap(foldersIn);
}

/** Return the profile folders of a browser on this Windows PC. */
export function windowsProfiles(browser: BrowserId): string[] {
  const data = browser === 'firefox' ? 'Roaming' : 'Local';
  const below = browsers[browser].profiles.windows.map((one) => join('AppData', data, one));
  return windowsUsers().flatMap((user) => below.map((one) => join(user, one)).flatMap(foldersIn));
}

const foldersIn = (folder: string): string[] => namesIn(folder).map((name) => join(folder, name));

/** Chromium names the folder of an extension in its preferences: below the profile, or a path where it is unpacked. */
function extensionsIn(profile: string, root: string): string[] {
  const installed = ['Preferences', 'Secure Preferences'].flatMap((name) => pathsIn(join(profile, name)));
  return installed
    .filter(({ path }) => {
      const folder = isAbsolute(path) ? join(root, path) : join(profile, 'Extensions', path);
      return markFiles.every((file) => existsSync(join(folder, file)));
    })
    .map(({ id }) => id);
}

/** Return the ids and folders of the extensions that a file of preferences names. */
function pathsIn(file: string): { id: string; path: string }[] {
  try {
    const { extensions } = objectOf(JSON.parse(readFileSync(file, 'utf8')));
    return Object.entries(objectOf(objectOf(extensions).settings)).flatMap(([id, one]) => {
      const { path } = objectOf(one);
      return typeof path === 'string' ? [{ id, path }] : [];
    });
  } catch {
    return []; // none, or not readable for this user
  }
}

/** Firefox names the file of an add-on by its id; a zip has the names of its files as they are. */
function addonsIn(profile: string): string[] {
  const folder = join(profile, 'extensions');
  const files = namesIn(folder).filter((name) => name.endsWith('.xpi'));
  return files.filter((name) => isCopy(join(folder, name))).map((name) => name.slice(0, -'.xpi'.length));
}

function isCopy(file: string): boolean {
  try {
    const bytes = readFileSync(file);
    return markFiles.every((name) => bytes.includes(name));
  } catch {
    return false;
  }
}

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
