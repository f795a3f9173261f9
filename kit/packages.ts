import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWithoutServer } from './addresses.ts';

/** Packages of the kit. */
export interface Packages {
  version: string;
  /** Id of the extension in Chromium, computed from the key. */
  id: string;
  crx: Uint8Array;
  /** For Firefox; `signed` tells whether Mozilla has signed it. */
  xpi: Uint8Array;
  signed: boolean;
  /** Version of `xpi`: lower than that of the kit as long as Mozilla has not signed the new one. */
  xpiVersion: string;
  /** For the Chrome Web Store and Edge Add-ons: no update URL. */
  storeZip: Uint8Array;
  /** To be loaded unpacked for a trial: with the public key, so that its id is that of the CRX. */
  trialZip: Uint8Array;
  /** For Mozilla: the XPI to sign, and the sources, `undefined` without git. */
  unsignedXpi: Uint8Array;
  sources?: Uint8Array | undefined;
  /** Licence texts of the extension and its libraries. */
  licenses: Uint8Array;
}

const keptFolders = ['www', 'packages'] as const;

/** Return the folder of a kit with its packages and those of earlier kits. @param server of kit.json */
export function keptFolder(server: string): (typeof keptFolders)[number] {
  return isWithoutServer(server) ? 'packages' : 'www';
}

/** Read a package that a kit keeps, wherever its `server` then was; `undefined` if it is not there. */
export function keptPackage(out: string, name: string): Buffer | undefined {
  const path = keptFolders.map((folder) => join(out, folder, name)).find((one) => existsSync(one));
  return path === undefined ? undefined : readFileSync(path);
}

/** Return the file name of a package; each version has a separate one. */
export const packageName = (version: string, kind: 'crx' | 'xpi'): string => `dezhurny-${version}.${kind}`;
