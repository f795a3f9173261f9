import { browser } from 'wxt/browser';

/**
 * Return the full address of a path of this extension.
 * @param path from the root, `/notice.html#…`; the types of `getURL` allow no fragment
 */
export function ownAddress(path: string): string {
  return new URL(path, browser.runtime.getURL('/' as never)).href;
}
