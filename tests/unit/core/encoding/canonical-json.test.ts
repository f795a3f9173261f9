import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../../core/encoding/canonical-json.ts';
import { sortedJson } from '../../../../core/verify/verify-hash.ts';

const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(fc.string(), fc.nat(20).map(String)), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** The same value with the fields of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

it.each([
  [{ b: 1, a: [true, null, 'x'], 10: 0, 9: 0 }, '{"10":0,"9":0,"a":[true,null,"x"],"b":1}'],
  ['Каб. "12"\n\ud800', '"Каб. \\"12\\"\\n\\ud800"'],
  [{}, '{}'],
  [[[]], '[[]]'],
  [-7, '-7'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it('is one text whatever the order of fields, and says the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonicalJson(reversed(plain))).toBe(canonicalJson(plain));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
    }),
  );
});

it('is the text that the verifier makes by itself', () => {
  fc.assert(fc.property(json, (value) => void expect(sortedJson(value)).toBe(canonicalJson(value))));
});

it.each([
  undefined,
  1.5,
  Number.NaN,
  -0,
  2 ** 53,
  1n,
  new Date(0),
  new Map(),
  () => 1,
  Symbol('x'),
  [undefined],
  { a: undefined },
])('refuses %o', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => canonicalJson([{ deep: value }])).toThrow(TypeError);
});
