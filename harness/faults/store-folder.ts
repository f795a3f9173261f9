import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds of damage to the store on disk. */
export const damages = ['log garbled', 'log cut', 'CURRENT garbled', 'folder deleted', 'manifest deleted'] as const;
export type Damage = (typeof damages)[number];

/** Return the LevelDB folder of the extension's IndexedDB. */
function storeFolder(profile: string): string {
  const root = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(root).find((one) => one.startsWith('chrome-extension') && one.endsWith('leveldb'));
  if (!name) throw new Error(`No IndexedDB of an extension in ${root}`);
  return join(root, name);
}

/** Damage the store in the profile of a closed browser. */
export function damageStore(profile: string, how: Damage): void {
  const folder = storeFolder(profile);
  if (how === 'folder deleted') rmSync(folder, { recursive: true });
  if (how === 'CURRENT garbled') writeFileSync(join(folder, 'CURRENT'), 'garbage');
  if (how === 'manifest deleted') {
    for (const name of readdirSync(folder)) if (name.startsWith('MANIFEST')) rmSync(join(folder, name));
  }
  if (how === 'log garbled' || how === 'log cut') damageLog(largestLog(folder), how);
}

/** Return every file of the store with its length: equal texts mean that nothing was written. */
export function fingerprint(profile: string): string {
  const folder = storeFolder(profile);
  const files = readdirSync(folder).filter((name) => !name.startsWith('LOG') && name !== 'LOCK');
  return files.map((name) => `${name} ${statSync(join(folder, name)).size}`).join('\n');
}

function damageLog(log: string, how: 'log garbled' | 'log cut'): void {
  const middle = Math.floor(statSync(log).size / 2);
  if (how === 'log cut') {
    truncateSync(log, middle);
    return;
  }
  const bytes = readFileSync(log);
  bytes.fill(0xff, middle, middle + 4096);
  writeFileSync(log, bytes);
}

function largestLog(folder: string): string {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  const bySize = logs.map((name) => join(folder, name)).sort((a, b) => statSync(b).size - statSync(a).size);
  if (!bySize[0]) throw new Error(`No log in ${folder}`);
  return bySize[0];
}
