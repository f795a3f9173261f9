import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive; its text comes in pieces. */
export interface ZipPart {
  path: string;
  text: AsyncIterable<string>;
}

/**
 * The earliest date that a ZIP file can hold (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.6). The
 * real time would tell when a person used the PC.
 */
const earliestZipDate = new Date(1980, 0, 1);

/** Pack files into a ZIP stream. A file is read to its end before the next one begins. */
export async function* zip(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const packed: Uint8Array<ArrayBuffer>[] = [];
  const archive = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes as Uint8Array<ArrayBuffer>);
  });
  for await (const { path, text } of parts) {
    const file = new ZipDeflate(path, { level: 4 });
    file.mtime = earliestZipDate;
    archive.add(file);
    for await (const piece of text) {
      file.push(encoder.encode(piece));
      yield* packed.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  archive.end();
  yield* packed.splice(0);
}
