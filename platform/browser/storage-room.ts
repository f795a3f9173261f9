import { browser } from 'wxt/browser';

const bytesPerMegabyte = 1_000_000;

/**
 * Whether the browser keeps our stores when room gets scarce, and the room left in MB. `unlimitedStorage` spares them,
 * though Chromium then answers that they are not persistent.
 */
export async function storageRoom(): Promise<{ kept: boolean; room: number }> {
  const [{ usage = 0, quota = 0 }, persisted, isSpared] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    browser.permissions.contains({ permissions: ['unlimitedStorage'] }),
  ]);
  return { kept: persisted || isSpared, room: Math.max(0, Math.floor((quota - usage) / bytesPerMegabyte)) };
}
