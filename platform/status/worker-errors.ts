import { ownVersion } from '../browser/installation.ts';
import { privateItem } from '../storage/private-item.ts';
import { checkedBy } from '../storage/stored-item.ts';

const workerErrors = privateItem('worker.errors', checkedBy(isErrorCount));

/** Return the number of uncaught errors of the worker in this version. */
export async function loadWorkerErrors(): Promise<number> {
  const stored = await workerErrors.load();
  return stored?.version === ownVersion() ? stored.count : 0;
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
  await workerErrors.save({ version: ownVersion(), count: (await loadWorkerErrors()) + 1 });
}

function isErrorCount(raw: unknown): raw is { version: string; count: number } {
  const { version, count } = (raw ?? {}) as { version?: unknown; count?: unknown };
  return typeof version === 'string' && Number.isSafeInteger(count);
}
