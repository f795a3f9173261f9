import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Files } from './archive.ts';
import type { Built } from './build.ts';
import { root, sayMade } from './command-make.ts';
import { readConfig } from './config.ts';
import { crxZip } from './crx.ts';
import { usualKeyPath } from './key.ts';
import { lockFile, type Packed, readLock } from './lock.ts';
import { writeKit } from './make.ts';
import { keptPackage, packageName } from './packages.ts';
import { KitProblem } from './problem.ts';

/**
 * `npm run kit -- rollback`: pack the code of the kit before under a higher version, because no browser goes back to a
 * lower one. Policies are those of today's kit.json.
 * @throws {KitProblem} if there is no kit to go back to
 */
export async function rollback(words: { config?: string; out: string; key?: string }): Promise<number> {
  const path = words.config ?? 'kit.json';
  const config = readConfig(path);
  const folder = dirname(resolve(path));
  const [now, ...earlier] = readLock(folder)?.packed ?? [];
  const target = earlier.find(({ contents }) => contents !== now?.contents);
  if (!target) throw new KitProblem([`${join(folder, lockFile)}: прежнего комплекта с другим содержимым нет`]);
  const built = readPackages(target, words.out);
  const key = words.key ?? usualKeyPath();
  const made = await writeKit(config, built, { root, out: words.out, key, state: folder });
  process.stdout.write(`Откат: код версии ${target.version} теперь называется ${made.version}.\n`);
  sayMade(made, words.out);
  return 0;
}

/** Read the builds from the packages that the kit keeps. @throws {KitProblem} if one is missing */
export function readPackages({ version, files }: Packed, out: string): Built {
  const read = (kind: 'crx' | 'xpi'): Buffer => {
    const name = files.find((one) => one.endsWith(kind)) ?? packageName(version, kind);
    const bytes = keptPackage(out, name);
    if (bytes) return bytes;
    throw new KitProblem([`${out}: файла прежнего комплекта ${name} нет, без него откатиться нельзя`]);
  };
  return { chromium: unzipSync(crxZip(read('crx'))), firefox: withoutSignature(unzipSync(read('xpi'))) };
}

/** A changed version makes Mozilla's signature invalid. */
function withoutSignature(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('META-INF/')));
}
