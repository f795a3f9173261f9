import { expect, it } from 'vitest';
import { visibleLine } from '../../../../core/encoding/visible-line.ts';

it.each([
  ['as it is', 'Кабинет', 'Кабинет'],
  ['without space around it', '\n Класс\t', 'Класс'],
  ['on one line', 'Каб.\n12', 'Каб. 12'],
  ['without signs that turn or hide letters', 'Каб\u202e\u200b21\u0000', 'Каб21'],
  ['at its longest', 'а'.repeat(10), 'а'.repeat(10)],
  ['at its longest, with space around it', ` ${'а'.repeat(10)} `, 'а'.repeat(10)],
])('keeps a text %s', (_what, text, kept) => {
  expect(visibleLine(10).parse(text)).toBe(kept);
});

it.each<[string, unknown]>([
  ['longer', 'а'.repeat(11)],
  ['blank', ' \n'],
  ['of hidden signs only', '\u200b\u00ad'],
  ['that is a number', 12],
  ['that is missing', undefined],
])('refuses a text %s', (_what, text) => {
  expect(visibleLine(10).safeParse(text).success).toBe(false);
});

it('may allow a blank text', () => {
  expect(visibleLine(10, 0).parse(' \u200b ')).toBe('');
});
