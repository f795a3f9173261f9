import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another extension to measure beside ours: the folder of its files, unpacked. */
export interface Peer {
  /** Name with version. */
  name: string;
  folder: string;
}

interface Manifest {
  name?: string;
  version?: string;
  default_locale?: string;
}

/** Read who an unpacked extension is. @throws where the folder holds none */
export function readPeer(folder: string): Peer {
  const { name, version, default_locale } = readJson<Manifest>(join(folder, 'manifest.json'));
  if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${folder} holds no extension`);
  const key = /^__MSG_(\w+)__$/.exec(name)?.[1];
  return { name: `${key ? message(folder, default_locale ?? 'en', key) : name} ${version}`, folder };
}

/** Number the peers that have the name and version of an earlier one: figures of one name are not told apart. */
export function numbered(peers: readonly Peer[]): Peer[] {
  return peers.map(({ name, folder }, at) => {
    const before = peers.slice(0, at).filter((other) => other.name === name).length;
    return { name: before > 0 ? `${name} (${before + 1})` : name, folder };
  });
}

/** Keys of messages differ in case from their uses: Chromium ignores it. */
function message(folder: string, locale: string, key: string): string {
  const file = join(folder, '_locales', locale, 'messages.json');
  if (!existsSync(file)) return key;
  const messages = Object.entries(readJson<Record<string, { message: string }>>(file));
  return messages.find(([one]) => one.toLowerCase() === key.toLowerCase())?.[1].message ?? key;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
