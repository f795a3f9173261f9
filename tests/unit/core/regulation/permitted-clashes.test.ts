import { expect, it } from 'vitest';
import { permittedClashes, permittedHost } from '../../../../core/regulation/permitted-clashes.ts';
import type { MatchedRule, MatchedSystem } from '../../../../core/rules/match.ts';

const platformAt = (hosts: string[]) => {
  return { id: 'max' as const, name: { ru: 'MAX', en: 'MAX' }, link: 'https://class.example/start', hosts, source: '' };
};
const systemAt = (...rules: Partial<MatchedRule>[]): MatchedSystem => ({
  id: 'chat',
  item: '1',
  rules: rules.map((rule) => ({ surface: 'client', hosts: [], ...rule })),
});

it.each<[string, MatchedSystem, string[], string | null]>([
  ['no address of the platform', systemAt({ hosts: ['chat.example'] }), ['help.example'], null],
  ['the link', systemAt({ hosts: ['class.example'] }), [], 'class.example'],
  ['the path of the link', systemAt({ hosts: ['class.example'], paths: ['/start'] }), [], 'class.example'],
  ['another path of the host of the link', systemAt({ hosts: ['class.example'], paths: ['/chat'] }), [], null],
  ['a host', systemAt({ hosts: ['im.example'] }), ['help.example', 'im.example'], 'im.example'],
  ['the host with www', systemAt({ hosts: ['im.example'] }), ['www.im.example'], 'www.im.example'],
  ['every subdomain of a domain', systemAt({ hosts: ['*.example.org'] }), ['im.example.org'], 'im.example.org'],
  ['the same subdomains', systemAt({ hosts: ['*.example.org'] }), ['*.example.org'], 'a.example.org'],
  ['one host below a permitted domain', systemAt({ hosts: ['im.example.org'] }), ['*.example.org'], 'im.example.org'],
  ['hosts far below it', systemAt({ hosts: ['*.im.example.org'] }), ['*.example.org'], 'a.im.example.org'],
  ['the domain itself, which is not below it', systemAt({ hosts: ['example.org'] }), ['*.example.org'], null],
  ['a domain that ends alike', systemAt({ hosts: ['im.myexample.org'] }), ['*.example.org'], null],
  ['a path on any host', systemAt({ hosts: ['*'], paths: ['/lwa'] }), ['*.example.org'], null],
  [
    'a host that another rule leaves alone',
    systemAt({ hosts: ['*.example.org'] }, { surface: 'none', hosts: ['im.example.org'] }),
    ['im.example.org'],
    null,
  ],
])('a system at %s', (_where, system, hosts, clash) => {
  const expected = clash === null ? [] : [['chat', clash]];
  expect([...permittedClashes([system], [platformAt(hosts)])]).toEqual(expected);
});

it('names each system of several platforms', () => {
  const one = systemAt({ hosts: ['a.example'] });
  const other = { ...systemAt({ hosts: ['b.example'] }), id: 'other' };
  expect([...permittedClashes([one, other], [platformAt(['a.example']), platformAt(['b.example'])])]).toEqual([
    ['chat', 'a.example'],
    ['other', 'b.example'],
  ]);
  expect([...permittedClashes([], [])]).toEqual([]);
});

it.each([
  ['regulation.items.5.system: web.vk.me', 'web.vk.me'],
  ['regulation.items.12.system: web.vk.me, im.example', 'web.vk.me, im.example'],
  ['regulation.items.5.system', null],
  ['regulation.items.5.name: web.vk.me', null],
  ['regulation.lost: gym-2026-09-01', null],
])('the path %j holds the host %j', (path, host) => {
  expect(permittedHost(path)).toBe(host);
});
