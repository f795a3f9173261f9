import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { codePattern, encode, formatCode, parseCode, parseSeed, seedFrom } from '../../../../core/class-code/code.ts';

test.each([
  ['as it is shown', '7K3M-Q9XT-2VHB'],
  ['in lower case, with spaces', ' 7k3m q9xt 2vhb '],
  ['with a dash of a text editor', '7K3M–Q9XT—2VHB'],
  ['with a Russian keyboard layout', '7Л3Ь-Й9ЧЕ-2МРИ'],
])('reads a code %s', (_how, typed) => {
  expect(parseCode(typed)).toBe('7K3MQ9XT2VHB');
});

test('reads misread characters as Crockford does', () => {
  expect(parseCode('OoIiLl000000')).toBe('001111000000');
});

test.each(['', '7K3M-Q9XT-2VH', '7K3M-Q9XT-2VHB7', '7K3M-Q9XT-2VHU', '7K3M-Q9XT-2VHЖ', '7K3M-Q9XT-2VH!'])(
  'refuses the text %j',
  (typed) => expect(parseCode(typed)).toBeNull(),
);

it('reads back every code and seed that it formats', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
      const code = encode(bytes.slice(0, 12));
      expect(code).toMatch(codePattern);
      expect(parseCode(formatCode(code).toLowerCase())).toBe(code);
      const seed = seedFrom(bytes);
      expect(parseSeed(formatCode(seed))).toBe(seed);
    }),
  );
});
