import { browser } from 'wxt/browser';

const reconciledKey = 'before-settled';

/** Return true if the warnings of the previous storage.session were reconciled. */
export async function isPreviousSessionReconciled(): Promise<boolean> {
  return (await browser.storage.session.get(reconciledKey))[reconciledKey] === true;
}

/** Remember that they were, until storage.session ends. */
export async function markPreviousSessionReconciled(): Promise<void> {
  await browser.storage.session.set({ [reconciledKey]: true });
}
