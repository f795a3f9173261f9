import { type Browser, browser } from 'wxt/browser';
import { isSettingChange, type StoredSetting } from '../../core/messages/setting-change.ts';
import { ownAddress } from '../browser/own-url.ts';

/** Changes made in this context: the browser does not send a context its own messages. */
const made = new EventTarget();

/**
 * Tell the worker, which this wakes, and the open pages that a setting of this PC was stored.
 * https://developer.chrome.com/docs/extensions/reference/api/runtime#method-sendMessage
 */
export async function announceSetting(setting: StoredSetting): Promise<void> {
  made.dispatchEvent(new Event(setting));
  // Nothing answers; without a listener elsewhere the browser reports an error.
  await browser.runtime.sendMessage({ type: 'setting-change', setting }).catch(() => undefined);
}

/**
 * Call back when a page of the extension, or the worker, stored a setting. The browser fills in the sender, so a content
 * script cannot pass for a page. @returns a function that stops watching
 */
export function onSettingChange(setting: StoredSetting, changed: () => void): () => void {
  const listener = (raw: unknown, { id, url }: Browser.runtime.MessageSender): undefined => {
    const isOwn = id === browser.runtime.id && url?.startsWith(ownAddress('/')) === true;
    if (isOwn && isSettingChange(raw, setting)) changed();
  };
  browser.runtime.onMessage.addListener(listener);
  made.addEventListener(setting, changed);
  return () => {
    browser.runtime.onMessage.removeListener(listener);
    made.removeEventListener(setting, changed);
  };
}
