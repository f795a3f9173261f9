import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonEqual } from '../../../../core/encoding/json-equal.ts';

it('compares as JSON does, whatever the order of fields', () => {
  expect(jsonEqual({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
  expect(jsonEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(jsonEqual([], {})).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
      const [a, b] = [one, other].map((value) => JSON.parse(JSON.stringify(value)));
      expect(jsonEqual(a, b)).toBe(isDeepStrictEqual(a, b));
      expect(jsonEqual(a, structuredClone(a))).toBe(true);
    }),
  );
});
