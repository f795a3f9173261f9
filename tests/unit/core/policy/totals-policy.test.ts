import { expect, it, test } from 'vitest';
import { policyProblems, settingsInForce } from '../../../../core/policy/policy.ts';
import { readTotalsPolicy, totalsProblems } from '../../../../core/policy/totals-policy.ts';

const whole = { regionTotals: 'https://region.example/report/', regionTotalsToken: 'read-only' };

it('names where totals are, with or without a token', () => {
  expect(readTotalsPolicy(whole)).toEqual({ address: 'https://region.example/report', token: 'read-only' });
  expect(readTotalsPolicy({ ...whole, regionTotalsToken: '' })).toMatchObject({ token: null });
});

test.each([undefined, null, [], 'x', {}, { regionTotals: '' }, { regionTotalsToken: 'x' }])(
  'names nothing: %j',
  (policy) => {
    expect(readTotalsPolicy(policy)).toBeNull();
    expect(totalsProblems(policy)).toEqual([]);
  },
);

test.each([
  ['regionTotals', 'http://region.example/report'],
  ['regionTotals', 'https://me:secret@region.example/report'],
  ['regionTotals', 7],
  ['regionTotalsToken', 'two words'],
])('a field that does not fit is named, and no request is made: %s %j', (field, value) => {
  const policy = { ...whole, [field]: value };
  expect(readTotalsPolicy(policy)).toBeNull();
  expect(totalsProblems(policy)).toEqual([field]);
  expect(policyProblems(policy)).toEqual([field]);
  expect(settingsInForce(undefined, policy).problems).toEqual([{ field, path: field, source: 'policy' }]);
});

it('leaves sending and settings alone', () => {
  const { problems, sources } = settingsInForce(undefined, whole);
  expect({ problems, sources }).toEqual({ problems: [], sources: {} });
});
