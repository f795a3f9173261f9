import { expect, test } from 'vitest';
import { type IconState, iconState } from '../../../../core/status/icon-state.ts';

const exemption = { scope: 'all' };

test.each<[string, boolean, typeof exemption | null, boolean, IconState]>([
  ['the rules are in force', true, null, false, 'on'],
  ['the rules are not in force', false, null, false, 'off'],
  ['an exemption is on in a lesson', true, exemption, false, 'exempt'],
  ['an exemption is on outside lessons', false, exemption, false, 'exempt'],
  ['a setting is refused in a lesson', true, null, true, 'problem'],
  ['the journal fails outside lessons', false, null, true, 'problem'],
  ['an exemption is on and the journal fails', true, exemption, true, 'problem'],
])('%s', (_case, inForce, exempt, hasProblem, state) => {
  expect(iconState({ situation: { inForce }, exemption: exempt, hasProblem })).toBe(state);
});
