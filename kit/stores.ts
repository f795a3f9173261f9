import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, zipFiles } from './archive.ts';

/**
 * The sources as Mozilla's reviewers ask for them: what git keeps, as it lies in the working folder.
 * @param root of the repository
 * @returns nothing where there is no git to ask
 */
export function sourceZip(root: string): Uint8Array | undefined {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 64 * 2 ** 20 });
  if (status !== 0) return undefined;
  const names = stdout.toString().split('\0').filter(Boolean);
  const there = names.filter((name) => existsSync(join(root, name)));
  const files: Files = Object.fromEntries(there.map((name) => [name, readFileSync(join(root, name))]));
  return zipFiles(files);
}
