import { browser } from 'wxt/browser';

/** The event page must have stopped by then: an alarm that rings while it is being stopped keeps it running. */
const RESTART_DELAY_MS = 1000;

/**
 * Start Firefox's event page again after it has stopped. Call it in `runtime.onSuspend`. Firefox has no minimum delay.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/runtime/onSuspend
 */
export async function restartAfterStop(): Promise<void> {
  await browser.alarms.create('restart', { when: Date.now() + RESTART_DELAY_MS });
}
