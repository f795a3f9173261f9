import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Files, readFolder, zipFiles } from '../archive.ts';
import { licensesFile } from '../licenses.ts';
import { makerFiles } from '../maker/files.ts';
import { sourceZip } from '../stores.ts';
import { type Bom, releaseBom } from './bom.ts';
import { checksumList, checksumsFile } from './checksums.ts';
import { storeZip } from './store-zip.ts';
import { npm } from './tools.ts';

/** Folder of what a release publishes; not in git. */
export const releaseFolder = 'release-output';

/**
 * Build what a release publishes: packages for both engines, the sources for Mozilla's reviewers, what the stores ask for, the
 * kit maker, licence texts, a bill of materials, checksums.
 * @param folder a checkout with packages
 * @throws Error if a step fails
 */
export async function makeReleaseFiles(folder: string): Promise<Files> {
  await buildZips(folder);
  const zips = globSync(join(folder, '.output/*.zip'));
  if (zips.length !== 3) throw new Error(`${zips.length} zips instead of Chromium's, Firefox's and the sources`);
  const files = Object.fromEntries(zips.map((zip): [string, Uint8Array] => [basename(zip), readFileSync(zip)]));
  const licenses = bothLicenses(folder);
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const bom: Bom = JSON.parse(npm(folder, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'));
  files[licensesFile] = Buffer.from(licenses);
  files['sbom.cdx.json'] = Buffer.from(`${JSON.stringify(releaseBom(bom, name, licenses), null, 2)}\n`);
  files[`${name}-${version}-stores.zip`] = storeZip(folder, version, {
    chromium: fileOf(files, `${name}-${version}-chrome.zip`),
    firefox: fileOf(files, `${name}-${version}-firefox.zip`),
    sources: fileOf(files, `${name}-${version}-sources.zip`),
  });
  files[`${name}-kit-${version}.zip`] = await makerZip(folder, `${name}-kit-${version}`);
  files[checksumsFile] = Buffer.from(checksumList(files));
  return files;
}

/** @throws Error if no file has the name */
function fileOf(files: Files, name: string): Uint8Array {
  const found = files[name];
  if (!found) throw new Error(`${name} was not built`);
  return found;
}

/** As `npm run zip` in the folder: the output goes to this terminal. */
async function buildZips(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.ts', 'zip'], { cwd: folder, stdio: 'inherit' });
  const end = (): void => void child.kill();
  process.once('exit', end);
  const [status] = await once(child, 'close');
  process.off('exit', end);
  if (status !== 0) throw new Error('the extension was not built (see above)');
}

/** @param name folder in the ZIP @throws Error without git */
async function makerZip(folder: string, name: string): Promise<Uint8Array> {
  const sources = sourceZip(folder);
  if (!sources) throw new Error('git does not tell the sources of the kit maker');
  const [chromium, firefox] = ['chrome-mv3', 'firefox-mv3'].map((build) => readFolder(join(folder, '.output', build)));
  const files = await makerFiles({
    root: folder,
    built: { chromium: chromium ?? {}, firefox: firefox ?? {} },
    sources,
  });
  return zipFiles(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${name}/${path}`, bytes])));
}

/** @throws Error if the builds bundle different packages: one file would then be wrong for one of them */
function bothLicenses(folder: string): string {
  const [chromium = '', firefox = ''] = ['chrome-mv3', 'firefox-mv3'].map((build) =>
    readFileSync(join(folder, '.output', build, licensesFile), 'utf8'),
  );
  if (chromium !== firefox) throw new Error(`${licensesFile} of Chromium and of Firefox differ`);
  return chromium;
}
