import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blockRules } from '../../../core/rules/dnr-rules.ts';
import { findRule, indexRules, matchUrl } from '../../../core/rules/match.ts';
import { hostPatterns } from '../../../core/rules/url-filters.ts';
import { pack } from '../../../rules/index.ts';
import { withScheme } from '../../fixtures/addresses.ts';
import { refuses } from '../../oracles/browser-blocker.ts';

const text = readFileSync('tests/fixtures/asked-addresses.txt', 'utf8');
const rows = text.split('\n').filter((line) => line && !line.startsWith('#'));
const index = indexRules(pack.systems);
const blocking = blockRules(pack.systems);
const patterns = hostPatterns(pack.systems);

describe.each(rows.map((row) => row.split(' ')))('%s', (address = '', system = '', surface = '') => {
  const url = new URL(withScheme(address));

  it(`is ${system} ${surface}`, () => {
    const rule = findRule(url, index).rule?.rule;
    const owner = pack.systems.find(({ rules }) => rules.some((one) => one === rule));
    expect([owner?.id ?? '-', matchUrl(url, index)?.surface ?? rule?.surface ?? '-']).toEqual([system, surface]);
  });

  it('is blocked if it is a part of a system', () => {
    const isPart = system !== '-' && surface !== 'none';
    expect(refuses(blocking, patterns, url.href, 'main_frame')).toBe(isPart);
  });
});

it('is sorted, with nothing twice', () => {
  const keys = rows.map((row) => row.split(' ')).map(([address, system]) => `${system} ${address}`);
  expect(keys).toEqual([...new Set(keys)].sort());
});
