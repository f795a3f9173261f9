import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { maxFileBytes, verifyBytes } from '../../../../core/verify/verify-bytes.ts';
import { isSigned } from '../../../../platform/journal/signature.ts';

const intact = readFileSync('tests/fixtures/verify-corpus/intact.json');
const unreadable = { intact: false, finding: { fault: 'unreadable', day: null, kind: 'file', id: null } };

/** Bytes of an export that is padded with spaces to a length. */
function padded(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(intact);
  return bytes;
}

it('drops a byte order mark', async () => {
  const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...intact]);
  expect(await verifyBytes(marked, isSigned)).toMatchObject({ intact: true });
});

test.each([
  ['bytes that are not UTF-8', new Uint8Array([...intact, 0xff])],
  ['UTF-16', new Uint8Array(new Uint16Array([...intact.toString('utf8')].map((c) => c.charCodeAt(0))).buffer)],
])('%s are unreadable', async (_name, bytes) => {
  expect(await verifyBytes(bytes, isSigned)).toEqual(unreadable);
});

test.each([
  ['no bytes', ''],
  ['a byte order mark alone', '\ufeff'],
  ['spaces alone', ' \r\n'],
])('%s are an empty file', async (_name, text) => {
  const answer = await verifyBytes(new TextEncoder().encode(text), isSigned);
  expect(answer).toEqual({ intact: false, finding: { ...unreadable.finding, reason: 'empty' } });
});

it('reads a file of the largest size, and none that is larger', async () => {
  expect(await verifyBytes(padded(maxFileBytes), isSigned)).toMatchObject({ intact: true });
  const answer = await verifyBytes(padded(maxFileBytes + 1), isSigned);
  expect(answer).toEqual({ intact: false, finding: { ...unreadable.finding, reason: 'too-large' } });
});

it('calls a file unreadable when the check of signatures fails', async () => {
  const failing = () => Promise.reject(new Error('no WebCrypto'));
  expect(await verifyBytes(intact, failing)).toEqual(unreadable);
});
