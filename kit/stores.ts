import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, zipFiles } from './archive.ts';
import { sourcesFile } from './maker/ready-build.ts';

/**
 * Pack the sources for the reviewers of Mozilla (https://extensionworkshop.com/documentation/publish/source-code-submission/):
 * the files tracked by git, with their contents in the work tree; a kit maker brings them packed.
 * @param root of the repository, or folder of the maker
 * @returns `undefined` without git
 */
export function sourceZip(root: string): Uint8Array | undefined {
  const packed = join(root, sourcesFile);
  if (existsSync(packed)) return readFileSync(packed);
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 64 * 2 ** 20 });
  if (status !== 0) return undefined;
  const names = stdout.toString().split('\0').filter(Boolean);
  const there = names.filter((name) => existsSync(join(root, name)));
  const files: Files = Object.fromEntries(there.map((name) => [name, readFileSync(join(root, name))]));
  return zipFiles(files);
}
