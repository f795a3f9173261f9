import { describe, expect, it } from 'vitest';
import { givenRegulation } from '../../../../core/policy/regulation-policy.ts';

describe('the regulation that applies', () => {
  it.each([
    [undefined, undefined, { value: undefined, source: 'here' }],
    [undefined, { id: 'ours' }, { value: { id: 'ours' }, source: 'here' }],
    ['', { id: 'ours' }, { value: { id: 'ours' }, source: 'here' }],
    [{ id: 'theirs' }, { id: 'ours' }, { value: { id: 'theirs' }, source: 'policy' }],
    [7, { id: 'ours' }, { value: 7, source: 'policy' }],
  ])('policy %j over %j of this PC', (policy, stored, given) => {
    expect(givenRegulation(policy, stored)).toEqual(given);
  });
});
