import { expect, it } from 'vitest';
import { isOtherPlatform, wrongLine } from '../../../../core/regulation/regulation-problem.ts';

it.each([
  ['regulation.platforms.1.id', true],
  ['platforms.0.id', true],
  ['regulation.platforms.1.link', false],
  ['regulation.platforms', false],
  ['regulation.platforms.1', false],
  ['regulation.other-platforms.1.id', false],
])('%s is another platform: %s', (path, expected) => {
  expect(isOtherPlatform(path)).toBe(expected);
});

it.each([
  ['regulation.items.2.system', { at: 2, part: 'system' }],
  ['items.0.item', { at: 0, part: 'item' }],
  ['regulation.items.12', { at: 12, part: '' }],
  ['items.3.name.ru', { at: 3, part: 'name' }],
  ['regulation.items', null],
  ['items.last.system', null],
  ['regulation.menu-items.2.system', null],
  ['regulation.school.noun', null],
])('%s is in the line %j', (path, line) => {
  expect(wrongLine(path)).toEqual(line);
});
