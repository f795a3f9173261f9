import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { succeeds } from './apt.ts';

/** Folder outside the checkout for unpacked packages. */
const cache = join(homedir(), '.cache', 'dezhurny');

/**
 * Return a command that prints its version: from PATH, or from a Debian package that is unpacked and not installed, so that
 * no service starts on this machine.
 * @param path of the command in the package, as `usr/sbin/nginx`
 * @param versionArgument argument that makes the command exit with 0
 * @returns `undefined` where neither can be had
 */
export function commandOf(packageName: string, path: string, versionArgument: string): string | undefined {
  const unpacked = join(cache, packageName, path);
  const found = [path.split('/').at(-1) ?? path, unpacked].find((command) => succeeds(command, versionArgument));
  if (found) return found;
  unpack(packageName);
  return succeeds(unpacked, versionArgument) ? unpacked : undefined;
}

function unpack(packageName: string): void {
  const folder = join(cache, packageName);
  mkdirSync(folder, { recursive: true });
  if (!succeeds('apt-get', '--version')) return;
  spawnSync('apt-get', ['-qq', 'download', packageName], { cwd: folder, stdio: 'ignore' });
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (file) spawnSync('dpkg', ['-x', join(folder, file), folder], { stdio: 'ignore' });
}
