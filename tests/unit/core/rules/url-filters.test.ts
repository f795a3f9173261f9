import { describe, expect, it, test } from 'vitest';
import { withoutAccess } from '../../../../core/regulation/systems-in-force.ts';
import { blockRules } from '../../../../core/rules/dnr-rules.ts';
import { indexRules, isOwnHost, matchUrl } from '../../../../core/rules/match.ts';
import type { CatalogueSystem } from '../../../../core/rules/rule-schema.ts';
import {
  coarseFilters,
  dottedHostPatterns,
  type HostReading,
  hostPatterns,
  matchingRules,
  navigationFilters,
  noAccessFilters,
  scriptHosts,
  type UrlFilter,
} from '../../../../core/rules/url-filters.ts';
import { pack, recognised } from '../../../../rules/index.ts';

const index = indexRules(pack.systems);
const patterns = hostPatterns(pack.systems);
const engines = { Chromium: { dotted: true }, Firefox: { dotted: false } };

/** Which filters a system has, by what they are for. */
type Filters = typeof navigationFilters;

/**
 * Apply the filters of each engine as it does, the path without its fragment.
 * @returns whether an address passes, `'differs'` if the engines disagree
 */
function passes(filters: Filters, systems: readonly CatalogueSystem[], address: string): boolean | 'differs' {
  const [chromium, firefox] = Object.values(engines).map((engine) =>
    passesIn(engine, filters(systems, engine), address),
  );
  return chromium === firefox ? chromium === true : 'differs';
}

/** Chromium compares hosts with a dot at each end, Firefox as they are written. */
function passesIn({ dotted }: HostReading, filters: readonly UrlFilter[], address: string): boolean {
  const url = new URL(address);
  const end = (host: string): string => (dotted && !host.endsWith('.') ? `${host}.` : host);
  const whole = (host: string): string => (dotted && !host.startsWith('.') ? end(`.${host}`) : end(host));
  const host = whole(url.hostname);
  const plain = address.split('#')[0] ?? '';
  return filters.some(
    ({ schemes, hostEquals, hostSuffix, pathEquals, pathPrefix, pathContains, pathSuffix, urlMatches }) =>
      (schemes === undefined || schemes.includes(url.protocol.slice(0, -1))) &&
      (hostEquals === undefined || host === whole(hostEquals)) &&
      (hostSuffix === undefined || host.endsWith(end(hostSuffix))) &&
      (pathEquals === undefined || url.pathname === pathEquals) &&
      (pathPrefix === undefined || url.pathname.startsWith(pathPrefix)) &&
      (pathContains === undefined || url.pathname.includes(pathContains)) &&
      (pathSuffix === undefined || url.pathname.endsWith(pathSuffix)) &&
      (urlMatches === undefined || new RegExp(urlMatches).test(plain)),
  );
}

function hasScript(address: string): boolean {
  const host = new URL(address).hostname.replace(/\.$/, '');
  return patterns.some((pattern) => {
    const name = pattern.slice('*://'.length, -'/*'.length);
    return name.startsWith('*.') ? host === name.slice(2) || host.endsWith(name.slice(1)) : host === name;
  });
}

const addresses = matchingRules(pack.systems).flatMap(({ hosts, paths = ['/any'] }) =>
  hosts.flatMap((host) => {
    const name = host === '*' ? 'unheard.example' : host.replace('*.', 'some.');
    const path = (paths[0] ?? '/any').replace('{lang}', 'ru').replace('$', '').replaceAll('*', 'x');
    return [
      `https://${name}${path}`,
      `http://${name}:8080${path}?q=1#f`,
      `https://${name}.${path.toUpperCase()}`,
      `https://www.${name}${path}`,
    ];
  }),
);

it('covers every address of the rules by a content script or a webNavigation filter', () => {
  for (const address of addresses) {
    const match = matchUrl(new URL(address), index);
    expect(match, address).not.toBeNull();
    expect(passes(navigationFilters, pack.systems, address), `navigation: ${address}`).toBe(true);
    if (match?.reach === 'host') expect(hasScript(address), `script: ${address}`).toBe(true);
    else expect(passes(noAccessFilters, pack.systems, address), `notice: ${address}`).toBe(true);
  }
});

test.each([
  'https://web-telegram-org.translate.goog/k/?_x_tr_sl=auto',
  'https://t-me.translate.goog/somebody',
  'https://durov-t-me.translate.goog/',
  'https://Zhukov.github.io/Webogram/',
  'https://sfb.school.example/LWA/webpages/lwaclient.ASPX?meeturl=x',
])('wakes the worker for %s, where no content script runs', (address) => {
  const url = new URL(address);
  expect(matchUrl(url, index)?.reach).toBe('anywhere');
  expect(passes(noAccessFilters, pack.systems, url.href)).toBe(true);
});

test.each([
  'https://web-telegram-org.translate.goog./k/',
  'https://durov-t-me.translate.goog./',
  'https://discord-com.translate.goog.:443/app',
  'https://anna:secret@zhukov.github.io/webogram',
  'https://zhukov.github.io.:8443//webogram/',
  'https://zhukov.github.io/%77ebogram',
  'https://www.microsoft.com/ru//microsoft%2Dteams/download-app',
  'https://www.microsoft.com/ru/microsoft%2dteams/download-app',
  'https://sfb.school.example//lwa/%57eb%50ages///LwaClient.aspx',
])('wakes the worker for this way of writing an address: %s', (address) => {
  const { href } = new URL(address);
  expect(matchUrl(new URL(href), index)?.reach).toBe('anywhere');
  expect(passes(noAccessFilters, pack.systems, href)).toBe(true);
});

it('asks for nothing for a part that a rule leaves alone', () => {
  const made = { ...{ id: 'sample', item: '1', name: { ru: 'Пример', en: 'Sample' }, checked: '2026-11-22' } };
  const rule = { surface: 'none' as const, paths: ['/read'], source: 'made up' };
  const sample = {
    ...made,
    rules: [
      { ...rule, hosts: ['own.example'] },
      { ...rule, hosts: ['shared.example'], shared: true as const },
      { ...rule, hosts: ['*'] },
    ],
  };
  expect(hostPatterns([sample])).toEqual([]);
  for (const engine of Object.values(engines)) {
    expect([navigationFilters([sample], engine), noAccessFilters([sample], engine)]).toEqual([[], []]);
  }
});

it('has a pattern for Firefox with and without the final dot of each host', () => {
  const dotted = dottedHostPatterns(pack.systems);
  expect(dotted).toEqual(expect.arrayContaining(patterns));
  expect(dotted).toEqual(
    expect.arrayContaining(['*://web.telegram.org./*', '*://*.t.me./*', '*://www.discord.com./*']),
  );
  expect(dotted).toHaveLength(2 * patterns.length);
});

test.each([
  'https://start.me/',
  'https://lesson.example/%6cwa/',
  'https://www.microsoft.com/ru/microsoft-teams/log-in-help',
  'https://lesson.example/?q=https://web.telegram.org/',
  'https://www.microsoft.com/ru-ru/windows',
  'https://zhukov.github.io/other-project/',
  'https://lesson.example/lwa/',
  'https://lesson-example.translate.goog/',
  'https://mail.qq.com/',
])('does not wake the worker for %s', (address) => {
  expect(passes(navigationFilters, pack.systems, address)).toBe(false);
  expect(hasScript(address)).toBe(false);
});

it('needs few filters, and hardly any expressions, which a browser prepares again for each listener', () => {
  const exact = navigationFilters(pack.systems, engines.Chromium);
  expect(exact.length).toBeLessThan(scriptHosts(pack.systems).length);
  expect(coarseFilters(recognised).length).toBeLessThan(scriptHosts(recognised).length / 2);
  expect(new Set(exact.flatMap(({ urlMatches = [] }) => urlMatches)).size).toBeLessThan(3);
});

it.each(['about:blank', 'chrome://newtab/', 'file:///C:/lesson.html', 'data:text/html,lesson'])(
  'does not wake the worker for %s',
  (address) => {
    expect(passes(navigationFilters, pack.systems, address)).toBe(false);
  },
);

it('leaves a page in capitals on a shared host to the match', () => {
  expect(passes(navigationFilters, pack.systems, 'https://www.microsoft.com/ru-RU/windows')).toBe(true);
  expect(passes(navigationFilters, pack.systems, 'https://www.microsoft.com/ru-ru/windows')).toBe(false);
});

it('passes a fully qualified name, in Firefox whatever its host', () => {
  expect(passes(navigationFilters, pack.systems, 'https://web.telegram.org.:8443/k/')).toBe(true);
  expect(passes(navigationFilters, pack.systems, 'https://lesson.example./')).toBe('differs');
});

it('requests access only to hosts of the systems', () => {
  expect(patterns).not.toContain('*://*/*');
  for (const pattern of patterns) {
    expect(pattern).toMatch(/^\*:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+\/\*$/);
    const host = pattern.slice('*://'.length, -'/*'.length).replace('*.', 'some.');
    expect(isOwnHost(new URL(`https://${host}/`), index), host).toBe(true);
  }
});

describe('a system whose hosts the build has no access to', () => {
  const rule = { source: 'made up' };
  const made: CatalogueSystem = {
    ...{ id: 'sample', name: { ru: 'Пример', en: 'Sample' }, checked: '2026-11-28' },
    rules: [
      { ...rule, surface: 'client', hosts: ['*.rooms.example', 'chat.example'] },
      { ...rule, surface: 'client', hosts: ['social.example'], paths: ['/@*', '/im', '/messages/t'], shared: true },
      { ...rule, surface: 'invite', hosts: ['*.spaces.example'], paths: ['/join'] },
      { ...rule, surface: 'site', hosts: ['social.example'], paths: ['/$', '/{lang}$'], shared: true },
      { ...rule, surface: 'none', hosts: ['chat.example'], paths: ['/help'] },
    ],
  };
  const foreign = withoutAccess(made);
  const own = indexRules([{ ...foreign, item: '1' }]);

  it.each([
    'https://chat.example/room',
    'https://www.chat.example./',
    'https://team.rooms.example/x',
    'https://social.example/im?sel=1',
    'https://www.social.example/messages/t/1',
    'https://social.example/@anna',
    'https://social.example/IM',
    'https://one.spaces.example/join/abc',
    'https://social.example/',
    'https://social.example/?from=mail',
    'https://social.example/ru',
    'https://chat-example.translate.goog/',
    'https://team-rooms-example.translate.goog/',
    'https://social-example.translate.goog/im',
    'https://one-spaces-example.translate.goog/join',
  ])('is recognised at %s by events that need no access', (address) => {
    expect(matchUrl(new URL(address), own)).toMatchObject({ system: 'sample', reach: 'anywhere' });
    expect(passes(noAccessFilters, [foreign], new URL(address).href)).toBe(true);
    expect(passes(navigationFilters, [foreign], new URL(address).href)).toBe(true);
    expect(passesIn(engines.Chromium, coarseFilters([foreign]), new URL(address).href)).toBe(true);
  });

  it.each([
    'https://social.example/news',
    'https://social.example/ru/news',
    'https://social.example.evil.example/im',
    'https://social.examples/',
    'https://lesson.example/?q=https://chat.example/',
  ])('does not wake the worker for %s', (address) => {
    expect(passes(navigationFilters, [foreign], address)).toBe(false);
  });

  it('asks for access to no host, and blocks none', () => {
    expect(hostPatterns([foreign])).toEqual([]);
    expect(blockRules([{ ...foreign, item: '1' }])).toEqual([]);
    expect(isOwnHost(new URL('https://chat.example/'), own)).toBe(false);
  });
});
