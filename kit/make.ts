import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Files, zipFiles } from './archive.ts';
import { type Built, buildExtension } from './build.ts';
import type { KitConfig } from './config.ts';
import { writeCrx } from './crx.ts';
import { kitFiles } from './files.ts';
import { extensionIdOf } from './key.ts';
import { licensesFile } from './licenses.ts';
import { forChromium, forFirefox, kitVersion } from './manifest.ts';
import type { Packages } from './packages.ts';
import { KitProblem } from './problem.ts';
import { readSignedXpi } from './signed-xpi.ts';
import { sourceZip } from './stores.ts';

/** Where a kit is made of what. */
export interface KitPaths {
  /** Root of the repository. */
  root: string;
  /** The kit's folder; emptied first. */
  out: string;
  /** PEM file with the signing key, which has to exist. */
  key: string;
}

/**
 * Builds the extension and writes the whole kit.
 * @throws {KitProblem} when rules, build or a signed XPI do not fit
 */
export async function makeKit(config: KitConfig, paths: KitPaths): Promise<Packages> {
  const built = await buildExtension(`${paths.out}-build`, config.rules);
  return writeKit(config, built, paths);
}

/** Writes the kit of an extension that is built already. @throws {KitProblem} as {@link makeKit} */
export async function writeKit(config: KitConfig, built: Built, { root, out, key }: KitPaths): Promise<Packages> {
  const packages = await packAll(config, built, key, root);
  const files = kitFiles(config, packages);
  rmSync(out, { recursive: true, force: true });
  for (const [path, bytes] of Object.entries(files)) write(join(out, path), bytes);
  for (const path of Object.keys(files)) if (path.endsWith('.sh')) chmodSync(join(out, path), 0o755);
  return packages;
}

async function packAll(config: KitConfig, built: Built, key: string, root: string): Promise<Packages> {
  const { server, revision, firefox } = config;
  const version = kitVersion(built.chromium, revision);
  const unsignedXpi = zipFiles(forFirefox(built.firefox, version, firefox.id, `${server}updates.json`));
  const xpi = firefox.signedXpi ? readSignedXpi(firefox.signedXpi, { version, id: firefox.id }) : unsignedXpi;
  return {
    version,
    id: extensionIdOf(key),
    crx: await signed(forChromium(built.chromium, version, `${server}updates.xml`), key),
    xpi,
    signed: firefox.signedXpi !== undefined,
    storeZip: zipFiles(forChromium(built.chromium, version)),
    unsignedXpi,
    sources: sourceZip(root),
    licenses: licensesOf(built),
  };
}

/** Both engines contain the same libraries. @throws {KitProblem} when a build carries no licence texts */
function licensesOf({ chromium }: Built): Uint8Array {
  const licenses = chromium[licensesFile];
  if (!licenses) throw new KitProblem([`в сборке расширения нет ${licensesFile}`]);
  return licenses;
}

async function signed(files: Files, key: string): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-crx-'));
  try {
    const path = join(folder, 'signed.crx');
    await writeCrx(path, zipFiles(files), key);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
