import { browser } from 'wxt/browser';
import type { PageMessage } from '../../core/messages/page-messages.ts';

/** Sends to the worker, waking it. @throws when there is no worker to answer or the extension was replaced */
export async function send(message: PageMessage): Promise<unknown> {
  // `async`: without an extension behind it the call throws at once.
  return browser.runtime.sendMessage(message);
}
