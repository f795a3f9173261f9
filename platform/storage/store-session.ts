import { browser } from 'wxt/browser';
import { markTornWrite } from './pending-entries.ts';

/** What the journal's store says when nothing may touch it before the next browser start. */
export class StoreClosed extends Error {
  override name = 'StoreClosed';
}

const CLOSED = 'journal.closed';
const CHECKED = 'journal.checked';

/**
 * Whether the store was closed until the next browser start. After a full disk Chromium wipes a database that is opened
 * in the same session once there is space again; opened after a restart, it is whole.
 */
export async function isClosedUntilRestart(): Promise<boolean> {
  return (await browser.storage.session.get(CLOSED))[CLOSED] === true;
}

/** Close the store until the browser starts again: storage.session ends with the browser. */
export async function closeUntilRestart(): Promise<void> {
  await browser.storage.session.set({ [CLOSED]: true });
  await markTornWrite();
}

/** Whether the store was compared with its mark since the browser started. */
export async function isChecked(): Promise<boolean> {
  return (await browser.storage.session.get(CHECKED))[CHECKED] === true;
}

/** Says that it was. */
export async function setChecked(): Promise<void> {
  await browser.storage.session.set({ [CHECKED]: true });
}
