import { browser } from 'wxt/browser';
import { markTornWrite } from './pending-entries.ts';

/** The stores are closed: no database may be opened before the next browser start. */
export class StoreClosed extends Error {
  override name = 'StoreClosed';
}

const closedKey = 'journal.closed';
const checkedKey = 'journal.checked';

/**
 * Return true if the stores are closed until the next browser start. After a full disk Chromium wipes a database that
 * is opened in the same session once there is space again; opened after a restart, it is whole.
 */
export async function isClosedUntilRestart(): Promise<boolean> {
  return (await browser.storage.session.get(closedKey))[closedKey] === true;
}

/** Close the store until the browser starts again: storage.session ends with the browser. */
export async function closeUntilRestart(): Promise<void> {
  await browser.storage.session.set({ [closedKey]: true });
  await markTornWrite();
}

/** Return true if the store was compared with its watermark since the browser started. */
export async function isChecked(): Promise<boolean> {
  return (await browser.storage.session.get(checkedKey))[checkedKey] === true;
}

/** Mark the store as compared until the browser closes. */
export async function setChecked(): Promise<void> {
  await browser.storage.session.set({ [checkedKey]: true });
}
