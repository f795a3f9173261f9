import { browser } from 'wxt/browser';
import { ownVersion } from '../browser/installation.ts';

const KEY = 'worker.errors';

/** How many errors the worker met in this version that nothing else dealt with. */
export async function loadWorkerErrors(): Promise<number> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as { version?: unknown; count?: unknown } | undefined;
  return stored?.version === ownVersion() && Number.isSafeInteger(stored.count) ? (stored.count as number) : 0;
}

/** Counts such errors from now on: how many, and nothing of what they say. */
export function countWorkerErrors(): void {
  addEventListener('error', count);
  addEventListener('unhandledrejection', count);
}

function count(): void {
  void addOne().catch(() => undefined);
}

async function addOne(): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version: ownVersion(), count: (await loadWorkerErrors()) + 1 } });
}
