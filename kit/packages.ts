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
  /** For Mozilla: the XPI to sign, and the sources, `undefined` without git. */
  unsignedXpi: Uint8Array;
  sources?: Uint8Array | undefined;
  /** Licence texts of the extension and its libraries. */
  licenses: Uint8Array;
}
