import { browser } from 'wxt/browser';
import type { PageMessage } from '../../core/messages/page-messages.ts';

/** Send a message to the worker, which starts it. @throws if no listener replies or the extension was replaced */
export async function send(message: PageMessage): Promise<unknown> {
  // `async` turns the synchronous exception of a replaced extension into a rejection.
  return browser.runtime.sendMessage(message);
}
