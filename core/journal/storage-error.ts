/**
 * Kinds of storage failure. `quota` is a full disk in Firefox, but it can also be a quota that is used up
 * (https://dexie.org/docs/DexieErrors/Dexie.QuotaExceededError). `other` may pass by itself.
 */
export type StorageErrorKind = 'disk-full' | 'quota' | 'unopenable' | 'other';

/**
 * Classify a failure of IndexedDB. The name alone is not enough: on a full disk Chromium throws `UnknownError`, and
 * only the message names the disk.
 * @param error as thrown; Dexie puts the browser's error under `inner`: https://dexie.org/docs/DexieErrors/DexieError
 */
export function classifyStorageError(error: unknown): StorageErrorKind {
  const words = wordsOf(error);
  if (/NO_SPACE|full disk|disk full/i.test(words)) return 'disk-full';
  if (/QuotaExceeded/.test(words)) return 'quota';
  return /opening backing store/i.test(words) ? 'unopenable' : 'other';
}

function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, inner } = error as { name?: unknown; message?: unknown; inner?: unknown };
  return `${name} ${message} ${inner ? wordsOf(inner) : ''}`;
}
