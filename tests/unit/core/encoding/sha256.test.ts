import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256Base64url, sha256Bytes } from '../../../../core/encoding/sha256.ts';

test.each(['', 'abc', 'Дежурный', 'x'.repeat(10_000)])('hashes the UTF-8 bytes of a text as Node does', (text) => {
  expect(sha256Base64url(text)).toBe(createHash('sha256').update(text, 'utf8').digest('base64url'));
  expect(Buffer.from(sha256Bytes(text))).toEqual(createHash('sha256').update(text, 'utf8').digest());
});
