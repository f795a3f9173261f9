import { type Browser, browser } from 'wxt/browser';
import { type PopupMessage, popupMessageSchema } from '../../core/messages/popup-messages.ts';
import { ownAddress } from '../browser/own-url.ts';

/**
 * Registers the worker's answers to the popup. Other senders are ignored: the browser itself fills in the sender of a message, so
 * a page's script cannot pass for the popup.
 */
export function onPopupMessage(answer: (message: PopupMessage) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((raw: unknown, { id, url }: Browser.runtime.MessageSender) => {
    const isPopup = id === browser.runtime.id && url?.split(/[?#]/)[0] === ownAddress('/popup.html');
    const parsed = isPopup ? popupMessageSchema.safeParse(raw) : null;
    return parsed?.success ? answer(parsed.data) : undefined;
  });
}

/** Says something to the worker from the popup, waking it. @throws when there is no worker to answer */
export function tellWorker(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
