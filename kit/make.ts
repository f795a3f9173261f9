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

/** Paths used to make a kit. */
export interface KitPaths {
  /** Root of the repository. */
  root: string;
  /** Output folder of the kit; cleared first. */
  out: string;
  /** Existing PEM file with the signing key. */
  key: string;
}

/**
 * Build the extension and write the kit.
 * @throws {KitProblem} if the rules or the signed XPI are invalid, or the build fails
 */
export async function makeKit(config: KitConfig, paths: KitPaths): Promise<Packages> {
  const built = await buildExtension(`${paths.out}-build`, config.rules);
  return writeKit(config, built, paths);
}

/** Write the kit from a built extension. @throws {KitProblem} as {@link makeKit} */
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
  const signedXpi = firefox.signedXpi ? readSignedXpi(firefox.signedXpi, firefox.id) : undefined;
  return {
    version,
    id: extensionIdOf(key),
    crx: await signed(forChromium(built.chromium, version, `${server}updates.xml`), key),
    xpi: signedXpi?.bytes ?? unsignedXpi,
    signed: signedXpi !== undefined,
    xpiVersion: signedXpi?.version ?? version,
    storeZip: zipFiles(forChromium(built.chromium, version)),
    unsignedXpi,
    sources: sourceZip(root),
    licenses: licensesOf(built),
  };
}

/** Return the licence texts; both builds contain the same libraries. @throws {KitProblem} if the build has none */
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
