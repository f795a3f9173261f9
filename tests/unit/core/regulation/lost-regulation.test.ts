import { expect, it } from 'vitest';
import { lostIdSchema, lostPath, lostRegulation } from '../../../../core/regulation/lost-regulation.ts';

it('names the id of the regulation that was lost', () => {
  expect(lostRegulation(lostPath('gym-2026-09-01'))).toBe('gym-2026-09-01');
});

it.each([
  'regulation',
  'regulation.id',
  'regulation.lost',
  'regulation.lost: ',
  'regulation.items.5.system: web.vk.me',
])('the path %j names none', (path) => {
  expect(lostRegulation(path)).toBeNull();
});

it.each([
  ['gym-2026-09-01', true],
  ['Гимназия', false],
  ['', false],
  [7, false],
])('keeps the id %j: %s', (id, isKept) => {
  expect(lostIdSchema.safeParse(id).success).toBe(isKept);
});
