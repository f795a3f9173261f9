import { expect, it, test } from 'vitest';
import { fieldsSet, isSet } from '../../../../core/policy/policy-value.ts';

test.each([0, false, 'x', [], {}])('%j is set', (value) => {
  expect(isSet(value)).toBe(true);
});

test.each([undefined, null, ''])('%j is not set', (value) => {
  expect(isSet(value)).toBe(false);
});

it('returns the named fields that are set', () => {
  const policy = { regionSite: 'lyceum-27', regionToken: '', regionPlace: false, other: 1 };
  expect(fieldsSet(policy, ['regionSite', 'regionToken', 'regionPlace'])).toEqual({
    regionSite: 'lyceum-27',
    regionPlace: false,
  });
});

test.each([undefined, null, 'x', 7, []])('returns no fields of %j', (policy) => {
  expect(fieldsSet(policy, ['length'])).toEqual({});
});
