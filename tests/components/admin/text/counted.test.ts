import { expect, test } from 'vitest';
import { counted } from '../../../../components/shared/counted.ts';
import { speak } from '../../i18n.ts';

test.each([
  [0, '0 случаев', '0 incidents'],
  [1, '1 случай', '1 incident'],
  [3, '3 случая', '3 incidents'],
  [11, '11 случаев', '11 incidents'],
  [22, '22 случая', '22 incidents'],
  [3000, '3\u00a0000 случаев', '3,000 incidents'],
])('%i agrees with its word in both languages', (count, russian, english) => {
  speak('ru');
  expect(counted('admin.totals.sum', { count })).toBe(`За период: ${russian}`);
  speak('en');
  expect(counted('admin.totals.sum', { count })).toBe(`In the period: ${english}`);
  speak('ru');
});

test('keeps texts among the numbers as they are', () => {
  expect(counted('admin.export.saved', { name: 'a 1000.csv', count: 2 })).toBe('Сохранено: a 1000.csv (2 записи).');
});
