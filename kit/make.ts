import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addressesOf } from './addresses.ts';
import { type Files, inFolder, zipFiles } from './archive.ts';
import { type Built, buildExtension } from './build.ts';
import type { KitConfig } from './config.ts';
import { writeCrx } from './crx.ts';
import { kitFiles } from './files.ts';
import { extensionIdOf, publicKeyOf } from './key.ts';
import { licensesFile } from './licenses.ts';
import {
  addPacked,
  checkIds,
  chooseVersion,
  type KitLock,
  MAX_KEPT_VERSIONS,
  readLock,
  servedId,
  writeLock,
} from './lock.ts';
import { readyBuild } from './maker/ready-build.ts';
import { forChromium, forFirefox, forTrial, kitVersion } from './manifest.ts';
import { keptFolder, keptPackage, type Packages } from './packages.ts';
import { KitProblem } from './problem.ts';
import { readSignedXpi } from './signed-xpi.ts';
import { sourceZip } from './stores.ts';
import { sha256 } from './updates.ts';

/** Paths used to make a kit. */
export interface KitPaths {
  /** Root of the repository. */
  root: string;
  /** Output folder of the kit; cleared first, except for packages that policies in the field still name. */
  out: string;
  /** Existing PEM file with the signing key. */
  key: string;
  /** Folder of the lock file, which is that of kit.json; without it the kit has no state. */
  state?: string;
}

/**
 * Build the extension, unless a kit maker brings it, and write the kit.
 * @throws {KitProblem} if the rules or the signed XPI are invalid, the key is another one, or the build fails
 */
export async function makeKit(config: KitConfig, paths: KitPaths): Promise<Packages> {
  checkKit(config, paths); // before the build, which takes half a minute
  const built = readyBuild(paths.root) ?? (await buildExtension(`${paths.out}-build`, config.rules));
  return writeKit(config, built, paths);
}

/** Write the kit from a built extension. @throws {KitProblem} as {@link makeKit} */
export async function writeKit(config: KitConfig, built: Built, paths: KitPaths): Promise<Packages> {
  const { out, state } = paths;
  const { id, lock } = checkKit(config, paths);
  const contents = contentsOf(built, config);
  const version = chooseVersion(kitVersion(built.chromium, config.revision), contents, lock);
  const packages = await packAll(config, built, version, paths);
  const files = kitFiles(config, packages);
  const kept = lock ? inFolder(keptFolder(config.server), keptPackages(out, lock)) : {};
  rmSync(out, { recursive: true, force: true });
  for (const [path, bytes] of Object.entries({ ...kept, ...files })) write(join(out, path), bytes);
  for (const path of Object.keys(files)) if (path.endsWith('.sh')) chmodSync(join(out, path), 0o755);
  if (state) {
    const names = Object.keys(files).flatMap((path) => /^(?:www|packages)\/(.+\.(?:crx|xpi))$/.exec(path)?.[1] ?? []);
    writeLock(state, {
      id,
      firefoxId: config.firefox.id,
      packed: addPacked(lock, { version, contents, files: names }),
    });
  }
  return packages;
}

/** Return the id by the key and the state of the kit. @throws {KitProblem} if the key or `firefox.id` is another one */
function checkKit({ firefox }: KitConfig, { key, out, state }: KitPaths): { id: string; lock: KitLock | undefined } {
  const id = extensionIdOf(key);
  if (!state) return { id, lock: undefined };
  const lock = readLock(state);
  const before = lock ?? { id: servedId(out) ?? id };
  checkIds(before, { id, firefoxId: firefox.id });
  return { id, lock };
}

/** Return the SHA-256 of what is packed, apart from its version: the build, the ids and the address of updates. */
function contentsOf(built: Built, { server, firefox }: KitConfig): string {
  const address = addressesOf(server).linux;
  const chromium = zipFiles(forChromium(built.chromium, '0', `${address}updates.xml`));
  const gecko = zipFiles(forFirefox(built.firefox, '0', firefox.id, `${address}updates.json`));
  return sha256(Buffer.concat([chromium, gecko]));
}

/** Read the packages of earlier kits that are kept, by name. */
function keptPackages(out: string, { packed }: KitLock): Files {
  const names = packed.slice(0, MAX_KEPT_VERSIONS - 1).flatMap(({ files }) => files);
  const read = names.flatMap((name) => {
    const bytes = keptPackage(out, name);
    return bytes ? [[name, bytes] as const] : [];
  });
  return Object.fromEntries(read);
}

async function packAll(config: KitConfig, built: Built, version: string, { key, root }: KitPaths): Promise<Packages> {
  const { server, firefox } = config;
  // Policies override the address in the CRX, and Firefox gets one over https only.
  const address = addressesOf(server).linux;
  const unsignedXpi = zipFiles(forFirefox(built.firefox, version, firefox.id, `${address}updates.json`));
  const signedXpi = firefox.signedXpi ? readSignedXpi(firefox.signedXpi, firefox.id) : undefined;
  return {
    version,
    id: extensionIdOf(key),
    crx: await signed(forChromium(built.chromium, version, `${address}updates.xml`), key),
    xpi: signedXpi?.bytes ?? unsignedXpi,
    signed: signedXpi !== undefined,
    xpiVersion: signedXpi?.version ?? version,
    storeZip: zipFiles(forChromium(built.chromium, version)),
    trialZip: zipFiles(forTrial(built.chromium, version, publicKeyOf(key))),
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
