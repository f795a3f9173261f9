import { browser } from 'wxt/browser';

/**
 * The full address of a path of this extension.
 * @param path from the root, `/notice.html#…`; the browser's own typing knows no fragments
 */
export function ownAddress(path: string): string {
  return new URL(path, browser.runtime.getURL('/' as never)).href;
}
