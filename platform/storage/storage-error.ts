import { classifyStorageError, type StorageErrorKind } from '../../core/journal/storage-error.ts';
import { closeUntilRestart } from './store-session.ts';

/**
 * Classify a storage failure, and close the stores until the browser restarts if the disk is full.
 * @param time `again`: the store was reopened before; an exceeded quota then means a full disk
 */
export async function handleStorageError(error: unknown, time: 'first' | 'again' = 'first'): Promise<StorageErrorKind> {
  const fault = classifyStorageError(error);
  if (fault !== 'disk-full' && !(fault === 'quota' && time === 'again')) return fault;
  await closeUntilRestart().catch(() => undefined);
  return 'disk-full';
}
