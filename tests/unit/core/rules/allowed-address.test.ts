import { describe, expect, it } from 'vitest';
import { allowedProblem, allowedRules, toAllowedAddresses } from '../../../../core/rules/allowed-address.ts';
import { indexRules, matchUrl } from '../../../../core/rules/match.ts';
import { pack } from '../../../../rules/index.ts';
import { withScheme } from '../../../fixtures/addresses.ts';

const allowed = ['t.me/our_school', 'discord.com/channels/123', 'school.t.me'];
const guarded = indexRules([...pack.systems, { id: '', item: '', rules: allowedRules(allowed) }]);

describe('an address that the school allows', () => {
  it.each([
    't.me/our_school',
    'www.t.me/our_school',
    't.me./our_school',
    'http://t.me:8080//OUR_SCHOOL/12?x#y',
    't.me/our%5Fschool',
    'discord.com/channels/123/456',
    'school.t.me/any',
  ])('%s', (address) => {
    expect(matchUrl(new URL(withScheme(address)), indexRules(pack.systems))).not.toBeNull();
    expect(matchUrl(new URL(withScheme(address)), guarded)).toBeNull();
  });

  it.each(['t.me', 't.me/our_schools', 'other.t.me/our_school', 'discord.com/channels/@me', 'web.telegram.org/k/'])(
    'is not %s',
    (address) => {
      expect(matchUrl(new URL(withScheme(address)), guarded)).not.toBeNull();
    },
  );
});

it('stores typed lines without scheme, www. and final slash, each once', () => {
  const typed = 'https://www.T.me/Our_School/\n\n  t.me/Our_School \nhttp://discord.com/channels/123//';
  expect(toAllowedAddresses(typed)).toEqual(['t.me/Our_School', 'discord.com/channels/123']);
});

it.each([
  ['t.me/our_school', null],
  ['discord.com/channels/123', null],
  ['school.t.me', null],
  ['t.me/+abc', null],
  ['web.telegram.org/k/#-100123', 'form'],
  ['wa.me/message?x', 'form'],
  ['t.me/*', 'form'],
  ['*.t.me', 'form'],
  ['localhost', 'form'],
  ['t.me/our school', 'form'],
  ['t.me/$', 'form'],
  [`t.me/${'a'.repeat(200)}`, 'form'],
  ['lesson.example', 'unlisted'],
  ['discord.com/blog', 'unlisted'],
  ['t.me/s/our_school', 'unlisted'],
])('%s: %s', (address, problem) => {
  expect(allowedProblem(address, indexRules(pack.systems))).toBe(problem);
});
