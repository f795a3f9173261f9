import { expect, it } from 'vitest';
import { builtInById, hasIdOfOther } from '../../../../core/regulation/built-in-by-id.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';

const builtIn = [builtInRegulation, inventedRegulation];

it.each<[unknown, string | null]>([
  ['gym-2026-09-01', 'gym-2026-09-01'],
  [' gym-2026-09-01\n', 'gym-2026-09-01'],
  [{ id: 'rpl-2025-09-01' }, 'rpl-2025-09-01'],
  ['GYM-2026-09-01', null],
  ['constructor', null],
  ['', null],
  [{}, null],
  [{ id: null }, null],
  [{ id: 'gym-2026-09-01', items: [] }, null],
  [['gym-2026-09-01'], null],
  [null, null],
  [undefined, null],
  [7, null],
])('%j names the built-in regulation %s', (value, id) => {
  expect(builtInById(value, builtIn)?.id ?? null).toBe(id);
});

it('names none where none is built in', () => {
  expect(builtInById('gym-2026-09-01', [])).toBeNull();
});

it.each([
  ['itself', inventedRegulation, false],
  ['with another title', { ...inventedRegulation, title: { ru: 'Приказ' } }, false],
  ['with another id', { ...inventedRegulation, id: 'ours', items: [] }, false],
  ['with another item', { ...inventedRegulation, items: inventedRegulation.items.slice(1) }, true],
  ['in another order', { ...inventedRegulation, items: inventedRegulation.items.toReversed() }, true],
])('a regulation %s has the id of another list: %#', (_what, regulation, expected) => {
  expect(hasIdOfOther(regulation, builtIn)).toBe(expected);
});
