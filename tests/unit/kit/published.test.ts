import { expect, it } from 'vitest';
import { storesOf } from '../../../kit/published.ts';
import { configOf } from '../../fixtures/kit-example.ts';

const [own, published] = ['a'.repeat(32), 'b'.repeat(32)];

it.each([
  ['nothing', {}, {}, {}],
  ['the published ids', {}, { chrome: published, edge: published }, { chrome: published, edge: published }],
  ['its own id before the published one', { chrome: own }, { chrome: published }, { chrome: own }],
])('kit.json gets %s', (_what, given, ids, expected) => {
  expect(storesOf(given, ids)).toEqual(expected);
});

it('no release is published yet, so that a kit names no store', () => {
  expect(configOf().stores).toEqual({});
});
