import { expect, it, test } from 'vitest';
import { developerToolsProblems, readDeveloperTools } from '../../../../core/policy/developer-tools-policy.ts';
import { cacheablePolicy, policyProblems, settingsInForce } from '../../../../core/policy/policy.ts';

test.each(['hosts', 'everywhere', 'extension', 'open'])('reads %s and changes no setting', (developerTools) => {
  expect(readDeveloperTools({ developerTools })).toBe(developerTools);
  expect(policyProblems({ developerTools })).toEqual([]);
  const { problems, sources } = settingsInForce(undefined, { developerTools });
  expect({ problems, sources }).toEqual({ problems: [], sources: {} });
});

test.each([undefined, null, [], 'x', {}, { developerTools: '' }, { developerTools: null }])(
  'is null without the field: %j',
  (policy) => {
    expect(readDeveloperTools(policy)).toBeNull();
    expect(developerToolsProblems(policy)).toEqual([]);
  },
);

test.each(['closed', true, 0, ['hosts']])('names an invalid value, and the rest applies: %j', (developerTools) => {
  const policy = { developerTools, mode: 'block' };
  expect(readDeveloperTools(policy)).toBeNull();
  const { settings, problems } = settingsInForce(undefined, policy);
  expect(settings.mode).toBe('block');
  expect(problems).toEqual([{ field: 'developerTools', path: 'developerTools', source: 'policy' }]);
});

it('is cached: a kit always sets it, so that a policy was seen', () => {
  const policy = { developerTools: 'hosts', mode: 'warn' };
  expect(cacheablePolicy(policy)).toEqual(policy);
});
