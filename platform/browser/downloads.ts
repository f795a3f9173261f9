import { browser } from 'wxt/browser';
import { createObjectUrl } from './object-url.ts';

/** ms the browser gets to take the file over before its memory is released. */
const revokeAfterMs = 60_000;

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
  setTimeout(() => URL.revokeObjectURL(address), revokeAfterMs);
}

/** ms between looks at a download, and how many there are. */
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
