import { browser } from 'wxt/browser';
import { ownVersion } from '../browser/installation.ts';

const workerErrorsKey = 'worker.errors';

/** Return the number of uncaught errors of the worker in this version. */
export async function loadWorkerErrors(): Promise<number> {
  const stored = (await browser.storage.local.get(workerErrorsKey))[workerErrorsKey] as
    | { version?: unknown; count?: unknown }
    | undefined;
  return stored?.version === ownVersion() && Number.isSafeInteger(stored.count) ? (stored.count as number) : 0;
}

/** Count uncaught errors from now on. Only the number is stored, not the messages. */
export function countWorkerErrors(): void {
  addEventListener('error', count);
  addEventListener('unhandledrejection', count);
}

function count(): void {
  void addOne().catch(() => undefined);
}

async function addOne(): Promise<void> {
  await browser.storage.local.set({
    [workerErrorsKey]: { version: ownVersion(), count: (await loadWorkerErrors()) + 1 },
  });
}
