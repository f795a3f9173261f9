import { expect, it, test } from 'vitest';
import { policyProblems, settingsInForce } from '../../../../core/policy/policy.ts';
import { readTotalsPolicy, totalsProblems } from '../../../../core/policy/totals-policy.ts';

const whole = { regionTotals: 'https://region.example/report/', regionTotalsToken: 'read-only' };

it('reads the address, with or without a token', () => {
  expect(readTotalsPolicy(whole)).toEqual({ address: 'https://region.example/report', token: 'read-only', site: null });
  expect(readTotalsPolicy({ ...whole, regionSite: 'lyceum-27' })).toMatchObject({ site: 'lyceum-27' });
  expect(readTotalsPolicy({ ...whole, regionSite: 'Лицей' })).toMatchObject({ site: null });
  expect(readTotalsPolicy({ ...whole, regionTotalsToken: '' })).toMatchObject({ token: null });
});

test.each([undefined, null, [], 'x', {}, { regionTotals: '' }, { regionTotalsToken: 'x' }])(
  'is null without an address: %j',
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
])('is null with an invalid field, which is named: %s %j', (field, value) => {
  const policy = { ...whole, [field]: value };
  expect(readTotalsPolicy(policy)).toBeNull();
  expect(totalsProblems(policy)).toEqual([field]);
  expect(policyProblems(policy)).toEqual([field]);
  expect(settingsInForce(undefined, policy).problems).toEqual([{ field, path: field, source: 'policy' }]);
});

it('does not change settings', () => {
  const { problems, sources } = settingsInForce(undefined, whole);
  expect({ problems, sources }).toEqual({ problems: [], sources: {} });
});
