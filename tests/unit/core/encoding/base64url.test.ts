import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../../../core/encoding/base64url.ts';

it('encodes and decodes the same text as Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url');
      expect(toBase64url(bytes)).toBe(text);
      expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test.each([
  ['padding', '_w=='],
  ['the standard alphabet', '+/8'],
  ['white space', '_w '],
  ['bits left over after the last byte', '_x'],
  ['a single character', '_'],
])('refuses %s', (_what, text) => {
  expect(() => fromBase64url(text)).toThrow();
});
