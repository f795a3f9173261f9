import { type Browser, browser } from 'wxt/browser';
import { type PageMessage, pageMessageSchema } from '../../core/messages/page-messages.ts';
import { ownAddress } from '../browser/own-url.ts';

/** Senders: the content script on a messenger's page, the notice page, other pages of the extension. */
export type SenderKind = 'messenger' | 'notice' | 'page';

/**
 * The messages that each sender may send. The type keeps the table complete. No message exports, erases or changes a
 * setting: the administration page does that itself.
 */
export const allowed: Record<PageMessage['type'], Record<SenderKind, boolean>> = {
  deliver: { messenger: true, notice: true, page: false },
  leave: { messenger: true, notice: false, page: false },
  blocked: { messenger: true, notice: false, page: false },
  left: { messenger: true, notice: true, page: false },
  wait: { messenger: false, notice: true, page: false },
  beaten: { messenger: true, notice: false, page: false },
  frame: { messenger: true, notice: false, page: false },
};

/** The document that sent a message. */
export interface PageSender {
  /** The browser's tab id. */
  tab: number;
  /** 0 for the tab's page. */
  frame: number;
  /** Its address; of a document without one, the origin of the page that made it, with a slash. */
  address: string;
}

/** Messages of one tab handled at the same time. Further ones are refused, and the content script sends them again. */
const maxConcurrentPerTab = 8;

/**
 * Register the worker's message listener. A message of the wrong shape, or from a sender not in the table, is ignored.
 * @param isMessenger whether the content script runs on this address
 * @param answer handles a message; its result is the reply
 */
export function onMessage(
  isMessenger: (url: string) => boolean,
  answer: (message: PageMessage, sender: PageSender) => Promise<unknown>,
): void {
  const running = new Map<number, number>();
  browser.runtime.onMessage.addListener((raw: unknown, sender: Browser.runtime.MessageSender) => {
    const kind = senderKind(sender, isMessenger);
    const tab = sender.tab?.id;
    if (!kind || tab === undefined) return undefined;
    const works = running.get(tab) ?? 0;
    if (works >= maxConcurrentPerTab) return undefined;
    const parsed = pageMessageSchema.safeParse(raw);
    if (!parsed.success || !allowed[parsed.data.type][kind]) return undefined;
    running.set(tab, works + 1);
    return answer(parsed.data, { tab, frame: sender.frameId ?? 0, address: addressOf(sender) }).finally(() =>
      done(running, tab),
    );
  });
}

function done(running: Map<number, number>, tab: number): void {
  const left = (running.get(tab) ?? 1) - 1;
  if (left > 0) running.set(tab, left);
  else running.delete(tab);
}

/**
 * Return the kind of a sender. The browser fills in the sender, so a page cannot forge it.
 * https://developer.chrome.com/docs/extensions/reference/api/runtime#type-MessageSender
 */
function senderKind(sender: Browser.runtime.MessageSender, isMessenger: (url: string) => boolean): SenderKind | null {
  const { id, url, frameId } = sender;
  if (id !== browser.runtime.id || !url || frameId === undefined || !isBeforeAPerson(sender)) return null;
  if (!url.startsWith(ownAddress('/'))) return isMessenger(addressOf(sender)) ? 'messenger' : null;
  if (frameId !== 0) return null;
  // A sandboxed page of the extension has an opaque origin and sends no messages.
  if (sender.origin !== undefined && `${sender.origin}/` !== ownAddress('/')) return null;
  return new URL(url).pathname === '/notice.html' ? 'notice' : 'page';
}

/** A document that a page made, such as about:blank, has the origin of that page. */
function addressOf({ url = '', origin }: Browser.runtime.MessageSender): string {
  return url.startsWith('http') || origin === undefined ? url : `${origin}/`;
}

/**
 * Return false for a prerendered page or one in the back-forward cache. Firefox does not set the field.
 * https://developer.chrome.com/docs/extensions/reference/api/extensionTypes#type-DocumentLifecycle
 */
function isBeforeAPerson({ documentLifecycle }: Browser.runtime.MessageSender): boolean {
  return documentLifecycle === undefined || documentLifecycle === 'active' || documentLifecycle === 'pending_deletion';
}
