import { expect, it } from 'vitest';
import type { Regulation } from '../../../../core/regulation/regulation-schema.ts';
import { usualPlatform } from '../../../../core/regulation/usual-platform.ts';

it.each<[string, Regulation['platforms'], string, string]>([
  ['both', [{ id: 'max' }, { id: 'sferum' }], '«Сферум в\u00a0MAX»', '“Sferum in\u00a0MAX”'],
  ['both, the other first', [{ id: 'sferum' }, { id: 'max' }], '«Сферум в\u00a0MAX»', '“Sferum in\u00a0MAX”'],
  ['MAX alone', [{ id: 'max' }], '«MAX»', '“MAX”'],
  ['Sferum alone', [{ id: 'sferum' }], '«Сферум»', '“Sferum”'],
  ['one by its own name', [{ id: 'max', name: { ru: '«Класс»', en: '“Class”' } }], '«Класс»', '“Class”'],
  ['one without English', [{ id: 'max', name: { ru: '«Класс»' } }], '«Класс»', '«Класс»'],
  [
    'one by its own name and one by the usual',
    [{ id: 'max' }, { id: 'sferum', name: { ru: '«Класс»' } }],
    '«MAX» и\u00a0«Класс»',
    '“MAX” and\u00a0«Класс»',
  ],
])('names %s', (_what, platforms, ru, en) => {
  expect(usualPlatform(platforms)).toEqual({ ru, en });
});
