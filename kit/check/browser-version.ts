import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** ms that a browser may take to say its version. */
const ANSWER_MS = 15_000;

/**
 * Return the version of an installed browser; `undefined` if it does not tell. A program of Windows would open a window if it
 * were asked: its folder has the version instead.
 */
export function browserVersion(program: string, platform: string = process.platform): string | undefined {
  if (platform === 'win32') return versionInFolder(dirname(program));
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: ANSWER_MS });
  return /\d+(?:\.\d+)+/.exec(stdout ?? '')?.[0];
}

/** Chromium lies beside a folder that is named by its version; Firefox has a file. */
function versionInFolder(folder: string): string | undefined {
  const file = join(folder, 'application.ini');
  if (existsSync(file)) return /^Version=(.+?)\s*$/m.exec(readFileSync(file, 'utf8'))?.[1];
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+(?:\.\d+){3}$/.test(name)) : [];
  return versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}
