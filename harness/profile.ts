import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium's own numbers: an unpacked extension, and the flags such a one gets (`extensions/common/extension.h`). */
const UNPACKED = 4;
const FLAGS = 38;

/**
 * Debian's command switches every extension off that is not on the command line, unless it is told this; other
 * browsers do not know it. Loading one from there is no way out: the browser does so beside its first page, which can
 * then wait for ever, whatever the extension is, if it may block requests.
 */
export const keepsExtensions = '--enable-remote-extensions';

/**
 * Installs an extension into a profile while no browser runs on it, so that it is there before the first page, as one
 * installed by policy is.
 * @param folder absolute path of the built extension
 */
export function installInProfile(profile: string, folder: string): void {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = readPreferences(file);
  const { extensions = {} } = preferences;
  const id = idOf(folder);
  const own = { path: folder, location: UNPACKED, creation_flags: FLAGS, from_webstore: false };
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const changed = {
    ...extensions,
    ui: { ...extensions.ui, developer_mode: true }, // without it unpacked ones are off
    settings: { ...extensions.settings, [id]: { ...extensions.settings?.[id], ...own } },
  };
  writeFileSync(file, JSON.stringify({ ...preferences, extensions: changed }));
}

interface Preferences {
  extensions?: { ui?: object; settings?: Record<string, object> };
}

function readPreferences(file: string): Preferences {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // a new profile
  }
}

/** An extension's id: the hash of its key, or of its path where it has none, in the letters a to p. */
function idOf(folder: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key?: string };
  const known = key ? Buffer.from(key, 'base64') : folder;
  const hash = createHash('sha256').update(known).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
