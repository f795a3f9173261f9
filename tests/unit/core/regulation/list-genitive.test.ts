import { expect, it } from 'vitest';
import { listGenitive } from '../../../../core/regulation/list-genitive.ts';

it.each([
  ['Приложение № 2', 'Приложения № 2'],
  ['Приложение', 'Приложения'],
  ['Перечень запрещённых систем', 'Перечня запрещённых систем'],
  ['Список программ', 'Списка программ'],
  ['Раздел 3', 'Раздела 3'],
  ['Пункт 4.1', 'Пункта 4.1'],
  ['Таблица 1', 'Таблицы 1'],
  ['Реестр систем', 'Реестр систем'],
  ['Приложения № 2', 'Приложения № 2'],
  ['constructor', 'constructor'],
  ['toString 1', 'toString 1'],
  ['', ''],
])('%j becomes %j', (nominative, genitive) => {
  expect(listGenitive(nominative)).toBe(genitive);
});
