import { browser } from 'wxt/browser';

const bytesPerMegabyte = 1_000_000;

/**
 * Return whether the browser keeps the databases under storage pressure, and the room left in MB. `unlimitedStorage`
 * exempts them from eviction, although Chromium's `persisted()` is then false.
 * https://developer.chrome.com/docs/extensions/develop/concepts/storage-and-cookies
 */
export async function storageRoom(): Promise<{ kept: boolean; room: number }> {
  const [{ usage = 0, quota = 0 }, persisted, isSpared] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    browser.permissions.contains({ permissions: ['unlimitedStorage'] }),
  ]);
  return { kept: persisted || isSpared, room: Math.max(0, Math.floor((quota - usage) / bytesPerMegabyte)) };
}
