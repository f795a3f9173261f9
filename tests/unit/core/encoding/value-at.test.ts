import { expect, test } from 'vitest';
import { shownValueAt, valueAt } from '../../../../core/encoding/value-at.ts';

const value = { items: [{ item: '4.1' }, { item: 7 }], school: { name: 'x'.repeat(60) } };

test.each([
  [[], value],
  [['items', '0', 'item'], '4.1'],
  [['items', 1, 'item'], 7],
  [['items', '2', 'item'], undefined],
  [['school', 'constructor'], undefined],
  [['school', 'name', 'length'], undefined],
])('follows the path %j', (path, found) => {
  expect(valueAt(value, path)).toEqual(found);
});

test.each([
  [['items', '1', 'item'], '7'],
  [['school', 'name'], 'x'.repeat(40)],
  [['school'], undefined],
])('shows the text or number at %j', (path, shown) => {
  expect(shownValueAt(value, path)).toBe(shown);
});
