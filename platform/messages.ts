import { browser } from 'wxt/browser';

/** Everything that is ever said to the worker. No message carries an address. */
export type Message =
  /** An entry waits in storage.local under `key`; `entry` repeats it for the case that storage refused it. */
  | { type: 'deliver'; key: string; entry: unknown }
  /** The person chose to close the tab; a page's script cannot. */
  | { type: 'close-tab' }
  /** A page with a warning is being left: see whether its tab is gone. */
  | { type: 'left' };

/** What the sender of `deliver` is told. `stayed`: this visit's warning was answered by staying. */
export type Kept = { kept: true; incident: string; stayed: boolean } | { kept: false };

/** Sends to the worker, waking it. @throws when there is no worker to answer or the extension was replaced */
export function send(message: Message): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
