import { describe, expect, it, test } from 'vitest';
import { allowedRules } from '../../../../core/rules/allowed-address.ts';
import { blockRules, webSocketPatterns } from '../../../../core/rules/dnr-rules.ts';
import { indexRules, matchUrl } from '../../../../core/rules/match.ts';
import { hostPatterns } from '../../../../core/rules/url-filters.ts';
import { pack } from '../../../../rules/index.ts';
import { examples, lines, withScheme } from '../../../fixtures/addresses.ts';
import { refuses } from '../../../oracles/browser-blocker.ts';

const rules = blockRules(pack.systems);
const patterns = hostPatterns(pack.systems);
const index = indexRules(pack.systems);
const blocked = (address: string, type = 'main_frame'): boolean => refuses(rules, patterns, address, type);

describe.each(Object.entries(examples))('%s', (_system, { none, ...surfaces }) => {
  const known = Object.values(surfaces).flatMap(lines);
  const within = known.filter((address) => matchUrl(new URL(address), index)?.reach === 'host');

  it('is blocked on every host that the extension has access to', () => {
    expect(within.filter((address) => !blocked(address))).toEqual([]);
    expect(within.filter((address) => !blocked(address, 'sub_frame'))).toEqual([]);
  });

  it('blocks no other address', () => {
    expect(lines(none).filter((address) => blocked(address))).toEqual([]);
  });
});

test.each([
  'https://web.telegram.org./k/',
  'http://web.telegram.org:8080/k/',
  'https://anna:secret@web.telegram.org/k/',
  'https://www.discord.com/app',
  'https://www.web.telegram.org/k/',
  'https://www.account.viber.com/ru/login',
  'https://discord.com./APP?x#y',
  'http://anna@discord.com:8443/app',
  'https://discord.com////channels//@me',
  'https://discord.com',
  'https://discord.com/?utm=x',
  'https://www.viber.com/RU/',
  'https://www.snapchat.com/@someone?x',
  'https://durov.t.me/',
])('%s is blocked', (address) => {
  expect(blocked(address)).toBe(true);
});

it('names each domain with its final dot too, for Firefox', () => {
  const named = blockRules(pack.systems, { dotted: true }).flatMap(({ condition }) => condition.requestDomains ?? []);
  const plain = rules.flatMap(({ condition }) => condition.requestDomains ?? []);
  expect(named.filter((domain) => !domain.endsWith('.'))).toEqual(plain);
  expect(named.filter((domain) => domain.endsWith('.'))).toEqual(plain.map((domain) => `${domain}.`));
});

test.each([
  'https://discord.com/appendix',
  'https://discord.com/blog?next=/app',
  'https://discord.com/blog/app',
  'https://www.viber.com/rus/',
  'https://events.teams.microsoft.com/help',
  'https://accounts.snapchat.com/add',
  'https://accounts.snapchat.com/web',
  'https://eu1.online.lync.com/autodiscover',
  'https://skypeforbusiness.com/help',
  'https://example.com/https://web.telegram.org/k/',
  'https://example.com@lesson.example/?https://discord.com/app',
])('%s is not blocked', (address) => {
  expect(blocked(address)).toBe(false);
});

it('blocks all requests to a whole host, but no subresources of a host with other pages', () => {
  for (const type of ['script', 'xmlhttprequest', 'websocket', 'image', 'other']) {
    expect(blocked('https://web.telegram.org/k/main.js', type)).toBe(true);
    expect(blocked('https://discord.com/assets/main.js', type)).toBe(false);
  }
  expect(blocked('wss://web.telegram.org/apiws', 'websocket')).toBe(true);
});

it('requests access to WebSockets of whole hosts only', () => {
  const sockets = webSocketPatterns(pack.systems);
  expect(sockets).toContain('wss://web.telegram.org/*');
  expect(sockets).toContain('wss://www.t.me/*');
  const hosts = sockets.map((pattern) => pattern.replace('wss:', 'https:').replace('*', 'any'));
  expect(hosts.filter((address) => !blocked(address))).toEqual([]);
  expect(sockets.join()).not.toContain('discord.com');
});

it('stays far below the limits of browsers: 5,000 rules, 1,000 regular expressions of 2 kB', () => {
  expect(rules.length).toBeLessThan(500);
  expect(rules.map(({ id }) => id)).toEqual(rules.map((_, i) => i + 1));
  expect(new Set(rules.map(({ condition }) => JSON.stringify(condition))).size).toBe(rules.length);
  expect(Math.max(...rules.map(({ condition }) => condition.regexFilter?.length ?? 0))).toBeLessThan(200);
});

describe('an address that the school allows', () => {
  const allowed = allowedRules([
    't.me/our_school',
    'discord.com/channels/123',
    'web.whatsapp.com',
    'telegram.org/apps',
  ]);
  const opened = blockRules(pack.systems, { allowed });
  const has = (address: string, type = 'main_frame'): boolean => refuses(opened, patterns, withScheme(address), type);

  it.each([
    't.me/our_school',
    'www.t.me/our_school/12?single',
    'T.ME/OUR_SCHOOL',
    'discord.com/channels/123',
    'discord.com/channels/123/456',
    'web.whatsapp.com',
    'telegram.org/apps',
  ])('opens %s', (address) => {
    expect(has(address)).toBe(false);
    expect(has(address, 'sub_frame')).toBe(false);
  });

  it.each([
    't.me/our_school2',
    't.me/durov',
    'durov.t.me',
    'discord.com/channels/124',
    'discord.com/channels/@me',
    'discord.com/app',
    'web.whatsapp.com/desktop/windows', // a longer path of a rule
    'ptb.discord.com/channels/123',
    'web.telegram.org/k/',
    'desktop.telegram.org',
  ])('does not open %s', (address) => {
    expect(has(address)).toBe(true);
  });

  it.each([
    ['t.me/our_school', 'https://web.telegram.org/embed', 'sub_frame'],
    ['discord.com/channels/123', 'https://ptb.discord.com/app', 'sub_frame'],
  ])('lets %s load %s as %s, which other pages may not', (page, address, type) => {
    expect(refuses(opened, patterns, address, type, withScheme(page))).toBe(false);
    expect(refuses(opened, patterns, address, type, 'https://lesson.example/')).toBe(true);
  });

  it('makes no rule while nothing is blocked', () => {
    expect(blockRules([], { allowed })).toEqual([]);
  });
});

describe('a part that a rule leaves alone', () => {
  const made = { source: 'made up' };
  const sample = {
    ...{ id: 'sample', item: '1', name: { ru: 'Пример', en: 'Sample' }, checked: '2026-11-22' },
    rules: [
      { ...made, surface: 'client' as const, hosts: ['*.whole.example', 'deep.whole.example', 'whole.example'] },
      { ...made, surface: 'client' as const, hosts: ['apart.example', 'partly.example'], paths: ['/app', '/s/1/2'] },
      { ...made, surface: 'client' as const, hosts: ['other.example'] },
      { ...made, surface: 'none' as const, hosts: ['partly.example', 'whole.example'], paths: ['/app/help', '/s'] },
      { ...made, surface: 'none' as const, hosts: ['*.whole.example'], paths: ['/read'] },
      { ...made, surface: 'none' as const, hosts: ['news.whole.example'] },
    ],
  };
  const sampleIndex = indexRules([sample]);
  const has = (address: string, type = 'main_frame'): boolean =>
    refuses(blockRules([sample]), hostPatterns([sample]), withScheme(address), type);
  const hosts = [
    'whole',
    'www.whole',
    'a.whole',
    'deep.whole',
    'news.whole',
    'a.news.whole',
    'partly',
    'apart',
    'other',
  ];
  const paths = ['', 's', 's/1', 's/1/2', 'app', 'app/x', 'app/help', 'app/HELP/me?x=1', 'read', 'read/1', 'seven'];
  const addresses = hosts.flatMap((host) => paths.map((path) => `https://${host}.example/${path}`));

  it.each(addresses)('blocks %s as the rules match it', (address) => {
    const isMatched = matchUrl(new URL(address), sampleIndex) !== null;
    expect(has(address)).toBe(isMatched);
    expect(has(address, 'sub_frame')).toBe(isMatched);
  });

  it('may load from its host, but opens no socket', () => {
    expect(has('whole.example/assets/main.js', 'script')).toBe(false);
    expect(has('wss://whole.example/api', 'websocket')).toBe(true);
    expect(has('other.example/assets/main.js', 'script')).toBe(true);
  });

  it('needs no access to a host by itself', () => {
    const only = { ...sample, rules: sample.rules.slice(3) };
    expect(hostPatterns([only])).toEqual([]);
    expect(blockRules([only]).filter(({ action }) => action.type === 'block')).toEqual([]);
  });
});

it('excludes subdomains with path rules from the rule of a whole host', () => {
  const sample = {
    ...{ id: 'sample', item: '1', name: { ru: 'Пример', en: 'Sample' }, checked: '2026-11-22' },
    rules: [
      { surface: 'client' as const, hosts: ['sample.example', '*.below.example'], source: 'made up' },
      { surface: 'invite' as const, hosts: ['go.sample.example'], paths: ['/room/*/join', '/x$'], source: 'made up' },
      { surface: 'invite' as const, hosts: ['*'], paths: ['/anywhere'], source: 'made up' },
    ],
  };
  const has = (address: string): boolean =>
    refuses(blockRules([sample]), hostPatterns([sample]), withScheme(address), 'main_frame');
  for (const address of ['sample.example/', 'www.sample.example/x', 'a.below.example/', 'a.b.below.example/']) {
    expect(has(address), address).toBe(true);
  }
  for (const address of ['go.sample.example/room/1/join/now', 'go.sample.example/x/']) {
    expect(has(address), address).toBe(true);
  }
  for (const address of ['go.sample.example/', 'go.sample.example/x/y', 'below.example/', 'other.example/anywhere']) {
    expect(has(address), address).toBe(false);
  }
  expect(blockRules([])).toEqual([]);
});
