import { browser } from 'wxt/browser';
import { markTornWrite } from './pending-entries.ts';

/** What the journal's store says when nothing may touch it before the next browser start. */
export class StoreClosed extends Error {
  override name = 'StoreClosed';
}

const closedKey = 'journal.closed';
const checkedKey = 'journal.checked';

/**
 * Whether the store was closed until the next browser start. After a full disk Chromium wipes a database that is opened
 * in the same session once there is space again; opened after a restart, it is whole.
 */
export async function isClosedUntilRestart(): Promise<boolean> {
  return (await browser.storage.session.get(closedKey))[closedKey] === true;
}

/** Close the store until the browser starts again: storage.session ends with the browser. */
export async function closeUntilRestart(): Promise<void> {
  await browser.storage.session.set({ [closedKey]: true });
  await markTornWrite();
}

/** Whether the store was compared with its mark since the browser started. */
export async function isChecked(): Promise<boolean> {
  return (await browser.storage.session.get(checkedKey))[checkedKey] === true;
}

/** Says that it was. */
export async function setChecked(): Promise<void> {
  await browser.storage.session.set({ [checkedKey]: true });
}
