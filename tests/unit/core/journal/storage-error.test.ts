import { expect, test } from 'vitest';
import { classifyStorageError } from '../../../../core/journal/storage-error.ts';

const dom = (name: string, message: string): DOMException => new DOMException(message, name);

// Errors of Chromium 156 and Firefox 153, recorded with a full disk and with a damaged store.
test.each([
  ['UnknownError', 'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE', 'disk-full'],
  ['QuotaExceededError', 'Encountered full disk while opening backing store for indexedDB.open.', 'disk-full'],
  ['QuotaExceededError', 'Encountered disk full while committing transaction.', 'disk-full'],
  ['QuotaExceededError', 'The current transaction exceeded its quota limitations.', 'quota'],
  ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'unopenable'],
  ['UnknownError', 'Internal error.', 'other'],
  ['AbortError', 'The transaction was aborted.', 'other'],
] as const)('%s: %s', (name, message, fault) => {
  const error = dom(name, message);
  expect(classifyStorageError(error)).toBe(fault);
  const wrapped = Object.assign(new Error('Transaction aborted'), { inner: error });
  expect(classifyStorageError(wrapped), 'wrapped by a library').toBe(fault);
});

test.each([undefined, null, 'text', 7, {}])('%o is any other failure', (error) => {
  expect(classifyStorageError(error)).toBe('other');
});
