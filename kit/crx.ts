import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import createCRX3Stream from 'crx3/lib/crx3stream.js';

/**
 * Signs a ZIP as a CRX3 file. RSA signatures of this kind hold no chance: the same ZIP and key give the same bytes.
 * @param path where to write
 * @param keyPath PEM file with the private key, which has to exist
 */
export async function writeCrx(path: string, zip: Uint8Array, keyPath: string): Promise<void> {
  await pipeline(Readable.from([zip]), createCRX3Stream(path, { keyPath }));
}
