import { browser } from 'wxt/browser';

/**
 * Entries on their way to the journal. storage.local is written by the browser process, so an entry put here survives
 * the death of page, worker and browser right after; IndexedDB written from the worker does not.
 */
const PREFIX = 'wait:';

/** Puts an entry by its key; putting it again changes nothing. @throws when storage refuses */
export async function putWaiting(key: string, entry: object): Promise<void> {
  await browser.storage.local.set({ [PREFIX + key]: entry });
}

/** The waiting entry of a key as stored, unchecked; `undefined` when none waits. */
export async function getWaiting(key: string): Promise<unknown> {
  const stored = await browser.storage.local.get(PREFIX + key);
  return stored[PREFIX + key];
}

/** Keys of all that waits. */
export async function waitingKeys(): Promise<string[]> {
  const stored = await browser.storage.local.get(null);
  return Object.keys(stored).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
}

/** Forgets waiting entries that have been kept. */
export async function removeWaiting(keys: readonly string[]): Promise<void> {
  await browser.storage.local.remove(keys.map((key) => PREFIX + key));
}
