declare module 'crx3/lib/crx3stream.js' {
  import type { WriteStream } from 'node:fs';

  /** Create a stream that takes a ZIP and writes a signed CRX3 file. */
  export default function createCRX3Stream(path: string, options: { keyPath: string }): WriteStream;
}
