/** Packages the kit is made around. */
export interface Packages {
  version: string;
  /** Id that the key gives the extension in Chromium. */
  id: string;
  crx: Uint8Array;
  /** For Firefox; signed by Mozilla or not yet. */
  xpi: Uint8Array;
  signed: boolean;
  /** For the Chrome Web Store and Edge Add-ons: the same without an update address. */
  storeZip: Uint8Array;
  /** For Mozilla: what is to be signed, and the sources; none where there is no git. */
  unsignedXpi: Uint8Array;
  sources?: Uint8Array | undefined;
  /** Licence texts of the extension and of the libraries in it. */
  licenses: Uint8Array;
}
