import { expect, it } from 'vitest';
import { inOneScript } from '../../../../core/settings/script-lookalikes.ts';

it.each([
  ['a Latin letter in a Russian word', 'Ив\u0061нов', 'Иванов'],
  ['a Latin capital', '\u0048икитин', 'Никитин'],
  ['each letter that has a likeness', '\u0061\u0063\u0065\u006f\u0070\u0078\u0079б', 'асеорхуб'],
  ['each capital that has one', 'ABCEHKMOPTXYБ', 'АВСЕНКМОРТХУБ'],
  ['a letter without a likeness stays', 'Иwанов', 'Иwанов'],
  ['words of one script stay', 'Room 12, каб. 8A, PC-12', 'Room 12, каб. 8A, PC-12'],
  ['words on both sides of a hyphen are two', 'PC-Иванов', 'PC-Иванов'],
  ['nothing', '', ''],
])('%s', (_what, text, expected) => {
  expect(inOneScript(text)).toBe(expected);
});
