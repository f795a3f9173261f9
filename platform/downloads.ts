/** ms the browser gets to take the file over before its memory is released. */
const TAKEN_OVER = 60_000;

/**
 * Saves a file where the browser saves downloads, without a permission.
 * @param name as offered to the person; it must hold nothing about a person
 * @param type MIME type
 */
export function saveFile(name: string, type: string, parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_OVER);
}
