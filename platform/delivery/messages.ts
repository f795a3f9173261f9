import { browser } from 'wxt/browser';
import type { PageMessage } from '../../core/messages/page-messages.ts';

/** ms between tries to send. A worker that is stopped and started again misses a few. */
const retryDelaysMs = [100, 200, 400, 800, 1600, 3200];

/** Send a message to the worker, which starts it. @throws if no listener replies or the extension was replaced */
export async function send(message: PageMessage): Promise<unknown> {
  // `async` turns the synchronous exception of a replaced extension into a rejection.
  return browser.runtime.sendMessage(message);
}

/**
 * Send a message to the worker until there is the reply that is waited for.
 * @param accept returns it, or `null` to send the message again
 * @returns `null` if none came
 */
export async function sendUntil<T>(message: PageMessage, accept: (reply: unknown) => T | null): Promise<T | null> {
  for (const pause of [...retryDelaysMs, 0]) {
    // After an update or removal of the extension, its old content scripts have no id and cannot send.
    if (!browser.runtime?.id) return null;
    const accepted = accept(await send(message).catch(() => null));
    if (accepted !== null) return accepted;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  return null;
}
