import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { type Files, readFolder } from '../archive.ts';
import type { Built } from '../build.ts';

/** Folder of the kit maker with the extension of a release, built. */
export const readyFolder = 'extension';

/** Sources of the release in the folder of the kit maker. */
export const sourcesFile = 'sources.zip';

/** Return the extension that the kit maker brings; `undefined` in a checkout. @param root folder of the maker */
export function readyBuild(root: string): Built | undefined {
  const folder = join(root, readyFolder);
  if (!existsSync(folder)) return undefined;
  return { chromium: readFolder(join(folder, 'chromium')), firefox: readFolder(join(folder, 'firefox')) };
}

/**
 * Make a kit with a school's own rules by the kit maker: they need a build, so `npm run kit` runs in the sources, which
 * install the packages for it.
 * @param root folder of the maker
 * @returns the exit code
 */
export function makeFromSources(root: string, words: { config: string; out: string; key: string }): number {
  const folder = join(root, 'sources');
  const archive = readFileSync(join(root, sourcesFile));
  const files: Files = { ...unzipSync(archive), [sourcesFile]: archive };
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const options = Object.entries(words).flatMap(([name, path]) => [`--${name}`, resolve(path)]);
  const { status } = spawnSync(process.execPath, ['scripts/launch.mjs', 'kit', ...options], {
    cwd: folder,
    stdio: 'inherit',
  });
  return status ?? 1;
}
