import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Chromium's values for an unpacked extension and its flags.
 * https://chromium.googlesource.com/chromium/src/+/main/extensions/common/extension.h
 */
const UNPACKED = 4;
const FLAGS = 38;

/**
 * Debian's command disables every extension that is not on the command line unless it has this switch; other browsers
 * ignore it. Loading from the command line is no alternative: it runs beside the load of the first page, which can then
 * hang if an extension may block requests.
 */
export const keepsExtensions = '--enable-remote-extensions';

/**
 * Install an extension into a profile that no browser uses, so that it runs before the first page, like an extension
 * installed by policy. Other unpacked ones are removed: a browser that was killed may not have stored that they are gone.
 * @param folder absolute path of the built extension
 * @returns its id
 */
export function installInProfile(profile: string, folder: string): string {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = readPreferences(file);
  const { extensions = {} } = preferences;
  const id = idOf(folder);
  const own = { path: folder, location: UNPACKED, creation_flags: FLAGS, from_webstore: false };
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const settings = Object.entries(extensions.settings ?? {}).filter(([, { location }]) => location !== UNPACKED);
  const changed = {
    ...extensions,
    ui: { ...extensions.ui, developer_mode: true }, // without it unpacked extensions are disabled
    settings: { ...Object.fromEntries(settings), [id]: { ...extensions.settings?.[id], ...own } },
  };
  writeFileSync(file, JSON.stringify({ ...preferences, extensions: changed }));
  return id;
}

interface Preferences {
  extensions?: { ui?: object; settings?: Record<string, { location?: number }> };
}

function readPreferences(file: string): Preferences {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // a new profile
  }
}

/** Return an extension's id: the hash of its key, or of its path if it has no key, in the letters a to p. */
function idOf(folder: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key?: string };
  const known = key ? Buffer.from(key, 'base64') : folder;
  const hash = createHash('sha256').update(known).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
