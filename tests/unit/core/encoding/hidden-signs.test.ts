import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { withoutHiddenSigns } from '../../../../core/encoding/hidden-signs.ts';

test.each([
  ['Каб. 12 «Физика»', 'Каб. 12 «Физика»'],
  ['Каб. 12\u202e21 .бак\u202c', 'Каб. 1221 .бак'],
  ['\u2066Каб\u2069.\u200b12\u200d\u00ad\ufeff', 'Каб.12'],
  ['Каб. 12\r\n\tПК 3\u2028', 'Каб. 12 ПК 3 '],
  ['\u0000\u001b[31mКаб\u009b', '[31mКаб'],
  ['Каб\u{e0041}\ud800\u3164', 'Каб'],
  ['Каб. 🖥 12', 'Каб. 🖥 12'],
])('%j becomes %j', (text, plain) => expect(withoutHiddenSigns(text)).toBe(plain));

test('a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = withoutHiddenSigns(text);
      expect(withoutHiddenSigns(plain)).toBe(plain);
      expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

it('gives well-formed texts', () => {
  expect(withoutHiddenSigns('а\udc00б').isWellFormed()).toBe(true);
});
