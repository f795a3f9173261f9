/**
 * What a failure of a store tells: there is no room, it cannot be opened, or anything else that may pass.
 * `quota` is how Firefox reports a full disk, and may also mean less.
 */
export type StorageErrorKind = 'disk-full' | 'quota' | 'unopenable' | 'other';

/**
 * Reads a failure of IndexedDB. The names are of no use alone: on a full disk Chromium says `UnknownError`, and the
 * disk only in the words.
 * @param error as thrown, with the browser's own error under `inner` where a library wrapped it
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
