import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskText, unmaskText } from '../../../../core/exemption/masked-text.ts';

test.each([
  ['typing at the end', '258', '•••0', 4, '2580'],
  ['typing in the middle', '250', '••8•', 3, '2580'],
  ['typing at the start', '580', '2•••', 1, '2580'],
  ['Backspace', '2580', '•••', 3, '258'],
  ['Backspace in the middle', '2580', '•••', 1, '280'],
  ['Delete in the middle', '2580', '•••', 1, '280'],
  ['replacing a selection', '2580', '•9•', 2, '290'],
  ['pasting over everything', '2580', 'пароль', 6, 'пароль'],
  ['clearing', '2580', '', 0, ''],
  ['a mask as part of the secret', '25', '•••', 3, '25•'],
])('%s', (_case, secret, shown, caret, expected) => {
  expect(unmaskText(secret, shown, caret)).toBe(expected);
});

test('any edit has the same result as in a field that is not masked', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'ё'), maxLength: 12 });
  const edits = fc.array(fc.record({ from: fc.nat(12), to: fc.nat(12), typed: text }), { maxLength: 8 });
  fc.assert(
    fc.property(text, edits, (start, all) => {
      let [plain, secret] = [start, start];
      for (const { from, to, typed } of all) {
        const [a, b] = [Math.min(from, to, plain.length), Math.min(Math.max(from, to), plain.length)];
        const shown = maskText(secret).slice(0, a) + typed + maskText(secret).slice(b);
        secret = unmaskText(secret, shown, a + typed.length);
        plain = plain.slice(0, a) + typed + plain.slice(b);
      }
      expect(secret).toBe(plain);
    }),
  );
});
