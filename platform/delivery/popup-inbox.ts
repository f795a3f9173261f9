import { type Browser, browser } from 'wxt/browser';
import { type PopupMessage, popupMessageSchema } from '../../core/messages/popup-messages.ts';
import { ownAddress } from '../browser/own-url.ts';

/**
 * Register the listener for messages from the popup. Other senders are ignored. The browser fills in the sender, so a
 * content script cannot pass for the popup.
 */
export function onPopupMessage(answer: (message: PopupMessage) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((raw: unknown, { id, url }: Browser.runtime.MessageSender) => {
    const isPopup = id === browser.runtime.id && url?.split(/[?#]/)[0] === ownAddress('/popup.html');
    const parsed = isPopup ? popupMessageSchema.safeParse(raw) : null;
    return parsed?.success ? answer(parsed.data) : undefined;
  });
}

/** Send a message from the popup to the worker, which starts it. @throws if no listener replies */
export function tellWorker(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
