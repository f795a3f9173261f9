/** How much of a file is held before the browser is given it: it keeps large blobs outside the page, on disk. */
const HELD = 4 * 1024 * 1024;

/** A file that is being written. */
export class FileParts {
  private readonly given: Blob[] = [];
  private held: (string | Uint8Array<ArrayBuffer>)[] = [];
  private size = 0;

  add(piece: string | Uint8Array<ArrayBuffer>): void {
    this.held.push(piece);
    this.size += piece.length;
    if (this.size < HELD) return;
    this.given.push(new Blob(this.held));
    this.held = [];
    this.size = 0;
  }

  /** All of the file. */
  written(): BlobPart[] {
    return [...this.given, ...this.held];
  }
}
