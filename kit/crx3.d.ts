declare module 'crx3/lib/crx3stream.js' {
  import type { WriteStream } from 'node:fs';

  /** A file stream that turns a ZIP written into it into a signed CRX3. */
  export default function createCRX3Stream(path: string, options: { keyPath: string }): WriteStream;
}
