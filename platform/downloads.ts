import { browser } from 'wxt/browser';

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

/** An address longer than this is dropped between the processes of Chromium. */
const LONGEST_ADDRESS = 2_000_000;

/** ms between looks at a download, and how many there are. */
const LOOK = 500;
const LOOKS = 60;

/**
 * Writes a file into the folder of downloads and asks nobody. From a worker, which in Chromium has no object URLs.
 * @throws when the file is too long for an address, or the browser could not write it
 */
export async function putIntoDownloads(name: string, type: string, text: string): Promise<void> {
  const hasObjects = typeof URL.createObjectURL === 'function';
  const url = hasObjects
    ? URL.createObjectURL(new Blob([text], { type }))
    : `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
  try {
    if (!hasObjects && url.length > LONGEST_ADDRESS) throw new Error('the file is too long for an address');
    const id = await browser.downloads.download({ url, filename: name, conflictAction: 'overwrite', saveAs: false });
    await written(id);
  } finally {
    if (hasObjects) URL.revokeObjectURL(url);
  }
}

async function written(id: number): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new Error(`the download was interrupted: ${item.error}`);
    await new Promise((resume) => setTimeout(resume, LOOK));
  }
  throw new Error('the download does not end');
}
