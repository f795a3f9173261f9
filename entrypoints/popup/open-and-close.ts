import { browser } from 'wxt/browser';

/** Open an address in a new tab, and close the popup. */
export async function openAndClose(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
  close();
}
