import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { canonicalJson } from '../../../../core/encoding/canonical-json.ts';
import { hashOf, sortedJson } from '../../../../core/verify/verify-hash.ts';

const hash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');

test.each([
  [
    'keys by UTF-16 code units',
    { b: 1, a: 2, B: 3, я: 4, '😀': 5, '\ufb33': 6 },
    '{"B":3,"a":2,"b":1,"я":4,"😀":5,"\ufb33":6}',
  ],
  ['keys that are numbers as text', { 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
  ['nested objects', [{ b: { d: 1, c: [] }, a: null }], '[{"a":null,"b":{"c":[],"d":1}}]'],
  ['an own __proto__', JSON.parse('{"b":1,"__proto__":{"y":2,"x":1}}'), '{"__proto__":{"x":1,"y":2},"b":1}'],
  ['an empty key', { '': 1, A: 2 }, '{"":1,"A":2}'],
])('sortedJson sorts %s', (_name, value, expected) => {
  expect(sortedJson(value)).toBe(expected);
});

it('sorts as the writer does, for any value that the writer takes', () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger().filter((number) => !Object.is(number, -0)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (any) => {
      expect(sortedJson(JSON.parse(JSON.stringify(any)))).toBe(canonicalJson(any));
    }),
  );
});

it('hashes as node:crypto does, texts of any length included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(40), (text, times) => {
      const long = text.repeat(times);
      expect(hashOf('purpose', long)).toBe(hash(JSON.stringify(['purpose', long])));
    }),
  );
  // One character more than fits the reused buffer of 4096 bytes at three bytes each, and one less.
  for (const length of [1363, 1364, 1365, 1366, 4096]) {
    expect(hashOf('ж'.repeat(length))).toBe(hash(`["${'ж'.repeat(length)}"]`));
  }
});
