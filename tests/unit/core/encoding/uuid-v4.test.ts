import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { asUuidV4 } from '../../../../core/encoding/uuid-v4.ts';

it('makes a UUIDv4 of any 16 bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (bytes) => {
      expect(z.uuidv4().safeParse(asUuidV4(bytes)).success).toBe(true);
    }),
  );
});

it('keeps all but the six bits of version and variant', () => {
  expect(asUuidV4(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000');
  expect(asUuidV4(new Uint8Array(16).fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(asUuidV4(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
});
