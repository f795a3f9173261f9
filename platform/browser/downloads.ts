import { browser } from 'wxt/browser';
import { createObjectUrl } from './object-url.ts';

/** ms before an object URL is revoked, so that the browser can read the file first. */
const revokeAfterMs = 60_000;

/**
 * Save a file as a download. It needs no permission.
 * @param name suggested file name, without personal data
 * @param type MIME type
 */
export function saveFile(name: string, type: string, parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
}

/** ms between two polls of a download, and the number of polls: half a minute in all. */
const pollIntervalMs = 500;
const maxPolls = 60;

/**
 * Write a file into the downloads folder without a dialog.
 * @throws when the browser could not write it
 */
export async function putIntoDownloads(name: string, file: Blob): Promise<void> {
  const objectUrl = await createObjectUrl(file);
  try {
    const id = await browser.downloads.download({
      url: objectUrl.address,
      filename: name,
      conflictAction: 'overwrite',
      saveAs: false,
    });
    await written(id);
  } finally {
    await objectUrl.takeBack();
  }
}

async function written(id: number): Promise<void> {
  for (let poll = 0; poll < maxPolls; poll++) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new Error(`the download was interrupted: ${item.error}`);
    await new Promise((resume) => setTimeout(resume, pollIntervalMs));
  }
  throw new Error('the download does not end');
}
