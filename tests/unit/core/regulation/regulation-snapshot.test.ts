import { expect, test } from 'vitest';
import { packOf } from '../../../../core/regulation/pack.ts';
import type { Regulation } from '../../../../core/regulation/regulation-schema.ts';
import { firstPlatform, regulationSnapshot, wordsOf } from '../../../../core/regulation/regulation-snapshot.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

test.each<[string, Regulation['platforms'], [string, string, string], string]>([
  ['both', [{ id: 'max' }, { id: 'sferum' }], ['MAX', 'Сферум', 'MAX'], 'max'],
  ['both in another order', [{ id: 'sferum' }, { id: 'max' }], ['MAX', 'Сферум', 'MAX'], 'max'],
  ['the first alone', [{ id: 'max' }], ['MAX', '', 'MAX'], 'max'],
  ['the second alone', [{ id: 'sferum' }], ['', 'Сферум', 'Сферум'], 'sferum'],
  ['one of another name', [{ id: 'sferum', name: { ru: '«Урок»' } }], ['', '«Урок»', '«Урок»'], 'sferum'],
])('pages are told which platforms a regulation permits: %s', (_case, platforms, named, first) => {
  const regulation = { ...inventedRegulation, platforms };
  const stored = JSON.parse(JSON.stringify(regulationSnapshot(packOf(catalogue, defaultPermitted, regulation))));
  const words = wordsOf(stored, 'ru');
  expect([words.max, words.sferum, words.first]).toEqual(named);
  expect(firstPlatform(words)).toBe(first);
});

test('a snapshot of an earlier version names no platforms, and offers the usual ones', () => {
  const { words, ...rest } = regulationSnapshot(pack);
  const { max: _max, sferum: _sferum, ...earlier } = words.ru;
  const stored = { ...rest, words: { ru: earlier, en: earlier } } as unknown as typeof rest & { words: typeof words };
  expect(wordsOf(stored, 'ru')).toMatchObject({ max: 'MAX', sferum: 'Сферум', first: 'MAX' });
});
