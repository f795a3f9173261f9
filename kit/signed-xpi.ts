import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { KitProblem } from './problem.ts';

/**
 * Read an XPI signed by Mozilla. Only the presence of `META-INF/mozilla.rsa` is checked; Firefox verifies the signature.
 * @param wanted version and id of the kit
 * @throws {KitProblem} if the file is not a signed XPI, or has another version or id
 */
export function readSignedXpi(path: string, wanted: { version: string; id: string }): Uint8Array {
  const bytes = readFileSync(path);
  const files = unzipped(path, bytes);
  if (!files['META-INF/mozilla.rsa']) throw new KitProblem([`${path}: файл не подписан Mozilla`]);
  const { version, browser_specific_settings: own } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  const problems = [
    ...(version === wanted.version ? [] : [`${path}: версия ${version}, а комплект — ${wanted.version}`]),
    ...(own?.gecko?.id === wanted.id ? [] : [`${path}: номер ${own?.gecko?.id}, а в kit.json — ${wanted.id}`]),
  ];
  if (problems.length > 0) throw new KitProblem(problems);
  return bytes;
}

function unzipped(path: string, bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === 'manifest.json' || name === 'META-INF/mozilla.rsa' });
  } catch {
    throw new KitProblem([`${path}: это не XPI`]);
  }
}
