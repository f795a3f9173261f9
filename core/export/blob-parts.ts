/**
 * Characters or bytes collected before they become a Blob: browsers keep large Blobs on disk, outside the page.
 * https://chromium.googlesource.com/chromium/src/+/main/storage/browser/blob/README.md
 */
const PART_LENGTH = 4 * 1024 * 1024;

/** Collect the pieces of a file as the parts of a Blob. */
export async function collectParts(pieces: AsyncIterable<string | Uint8Array<ArrayBuffer>>): Promise<BlobPart[]> {
  const blobs: Blob[] = [];
  let held: (string | Uint8Array<ArrayBuffer>)[] = [];
  let length = 0;
  for await (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < PART_LENGTH) continue;
    blobs.push(new Blob(held));
    [held, length] = [[], 0];
  }
  return [...blobs, ...held];
}
