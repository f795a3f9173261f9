import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { KitProblem } from './problem.ts';

/** An XPI that Mozilla signed. */
export interface SignedXpi {
  bytes: Uint8Array;
  version: string;
}

/**
 * Read an XPI signed by Mozilla. Only the presence of `META-INF/mozilla.rsa` is checked; Firefox verifies the signature.
 * @param id of the kit's add-on
 * @throws {KitProblem} if the file is not a signed XPI, or has another id
 */
export function readSignedXpi(path: string, id: string): SignedXpi {
  const bytes = readFileSync(path);
  const files = unzipped(path, bytes);
  if (!files['META-INF/mozilla.rsa']) throw new KitProblem([`${path}: файл не подписан Mozilla`]);
  const { version, browser_specific_settings: own } = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  if (own?.gecko?.id === id) return { bytes, version };
  throw new KitProblem([`${path}: номер ${own?.gecko?.id}, а в kit.json — ${id}`]);
}

function unzipped(path: string, bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === 'manifest.json' || name === 'META-INF/mozilla.rsa' });
  } catch {
    throw new KitProblem([`${path}: это не XPI`]);
  }
}
