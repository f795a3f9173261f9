import { expect, it } from 'vitest';
import { isObject } from '../../../../core/encoding/is-object.ts';

it.each<[string, unknown, boolean]>([
  ['an object', { a: 1 }, true],
  ['an empty object', {}, true],
  ['an object without a prototype', Object.create(null), true],
  ['an array', [], false],
  ['null', null, false],
  ['nothing', undefined, false],
  ['a text', '{}', false],
  ['a number', 0, false],
])('%s', (_what, value, expected) => {
  expect(isObject(value)).toBe(expected);
});
