import fc from 'fast-check';
import { expect, it } from 'vitest';
import { duplicateKey } from '../../../../core/verify/duplicate-key.ts';

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":[{"c":1},{"d":1,"c":2,"d":3}]}}', 'a.b.1.d'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"\\"a":1,"\\\\":2,"\\\\":3}', '\\'],
  [' [ { "x" : "a,b" , "x" : [] } ] ', '0.x'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('finds the duplicate key in %s', (text, path) => {
  expect(duplicateKey(text)).toBe(path);
});

it.each([
  '{"a":{"a":1},"b":{"a":1}}',
  '["a","a"]',
  '{"a":"a","b":"a"}',
  '{"a":"\\"a\\":1,"}',
  '"a"',
  '{}',
  '[]',
  '[[],{}]',
])('finds no duplicate key in %s', (text) => {
  expect(duplicateKey(text)).toBeNull();
});

it('finds no duplicate key in any output of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(3), (text, indent) => {
      expect(duplicateKey(JSON.stringify(JSON.parse(text), null, indent))).toBeNull();
    }),
  );
});

it('finds a duplicate of any key', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (fields, at) => {
      const members = Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
      const doubled = [...members, members[at % members.length]];
      expect(duplicateKey(`[{${doubled.join()}}]`)).not.toBeNull();
    }),
  );
});

it('reads deeply nested JSON without recursion', () => {
  expect(duplicateKey('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBeNull();
});
