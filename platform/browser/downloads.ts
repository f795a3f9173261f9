import { browser } from 'wxt/browser';
import { createObjectUrl } from './object-url.ts';

/** What became of a file that a person saves. */
export type SavedFile = 'saved' | 'cancelled';

/** ms between two polls of a download that a person waits for. */
const SAVE_POLL_MS = 100;

/**
 * Save a file as a download, and wait until it is on disk: the person may cancel the save dialog, and policy may forbid
 * downloads (https://chromeenterprise.google/policies/#DownloadRestrictions).
 * @param name suggested file name, without personal data
 * @param type MIME type
 * @throws when the browser does not write it
 */
export async function saveFile(name: string, type: string, parts: BlobPart[]): Promise<SavedFile> {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  try {
    return await ended(await browser.downloads.download({ url, filename: name }));
  } catch (error) {
    if (isCancelled(error)) return 'cancelled';
    throw error;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Wait without a limit: the save dialog may stay open. */
async function ended(id: number): Promise<SavedFile> {
  for (;;) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return 'saved';
    if (item?.state !== 'in_progress') throw new Error(item?.error ?? 'the download is gone');
    await new Promise((resume) => setTimeout(resume, SAVE_POLL_MS));
  }
}

/** Chromium says `USER_CANCELED` or “Download canceled by the user”, as Firefox does. */
function isCancelled(error: unknown): boolean {
  return /USER_CANCELED|canceled by the user/i.test(String((error as { message?: unknown } | null)?.message));
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
