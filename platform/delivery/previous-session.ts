import { browser } from 'wxt/browser';

const reconciledKey = 'before-settled';

/** Whether this life of storage.session has settled what the one before left unanswered. */
export async function isPreviousSessionReconciled(): Promise<boolean> {
  return (await browser.storage.session.get(reconciledKey))[reconciledKey] === true;
}

/** Notes that it has. */
export async function markPreviousSessionReconciled(): Promise<void> {
  await browser.storage.session.set({ [reconciledKey]: true });
}
