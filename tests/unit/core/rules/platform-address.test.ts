import { describe, expect, it } from 'vitest';
import { isOnPlatform, platformFilters } from '../../../../core/rules/platform-address.ts';
import type { UrlFilter } from '../../../../core/rules/url-filters.ts';
import { defaultPermitted } from '../../../../rules/index.ts';

const hosts = ['max.ru', '*.sferum.ru'];

/** What a browser does with the filters in use. */
const passes = (filters: readonly UrlFilter[], { hostname }: URL): boolean =>
  filters.some(({ hostEquals, hostSuffix }) =>
    hostEquals === undefined ? hostname.endsWith(hostSuffix ?? '-') : hostname === hostEquals,
  );

describe('a page lies on a permitted host', () => {
  it.each([
    ['https://max.ru/', true],
    ['http://max.ru/a?b', true],
    ['https://web.max.ru/', true],
    ['https://sferum.ru/', true],
    ['https://a.b.sferum.ru/', true],
    ['https://climax.ru/', false],
    ['https://max.ru.example.org/', false],
    ['https://example.org/?max.ru', false],
    ['about:blank', false],
  ])('%s: %j', (address, expected) => {
    const url = new URL(address);
    expect([isOnPlatform(url, hosts), passes(platformFilters(hosts), url)]).toEqual([expected, expected]);
  });
});

it('no host, no filter', () => expect(platformFilters([])).toEqual([]));

it('the same hosts in another order have the same filters, and a domain stands for those below it', () => {
  const own = defaultPermitted.platforms.flatMap((platform) => platform.hosts);
  expect(platformFilters([...own].reverse())).toEqual(platformFilters(own));
  expect(platformFilters(['web.max.ru', 'max.ru'])).toEqual([{ hostEquals: 'max.ru' }, { hostSuffix: '.max.ru' }]);
});
