import { classifyStorageError, type StorageErrorKind } from '../../core/journal/storage-error.ts';
import { closeUntilRestart } from './store-session.ts';

/**
 * What a failure of the store means, acted upon: a full disk closes it until the browser starts again.
 * @param time `again`: the store had been reopened; one that has no room then is full
 */
export async function handleStorageError(error: unknown, time: 'first' | 'again' = 'first'): Promise<StorageErrorKind> {
  const fault = classifyStorageError(error);
  if (fault !== 'disk-full' && !(fault === 'quota' && time === 'again')) return fault;
  await closeUntilRestart().catch(() => undefined);
  return 'disk-full';
}
