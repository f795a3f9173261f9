import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import createCRX3Stream from 'crx3/lib/crx3stream.js';

/**
 * Sign a ZIP as a CRX3 file. RSASSA-PKCS1-v1_5 is deterministic (https://www.rfc-editor.org/rfc/rfc8017#section-8.2), so
 * equal ZIP and key give equal bytes.
 * @param path output file
 * @param keyPath existing PEM file with the private RSA key
 */
export async function writeCrx(path: string, zip: Uint8Array, keyPath: string): Promise<void> {
  await pipeline(Readable.from([zip]), createCRX3Stream(path, { keyPath }));
}

/**
 * Return the ZIP in a CRX3 file: it follows a header whose length is at byte 8
 * (https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx3.proto).
 */
export function crxZip(crx: Buffer): Uint8Array {
  return crx.subarray(12 + crx.readUInt32LE(8));
}
