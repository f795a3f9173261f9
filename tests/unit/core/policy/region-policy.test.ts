import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { ownSettings, settingsInForce } from '../../../../core/policy/policy.ts';
import {
  type RegionEndpoint,
  readRegion,
  regionFingerprint,
  regionKeys,
  regionProblems,
} from '../../../../core/policy/region-policy.ts';
import { readSettings } from '../../../../core/settings/read-settings.ts';

const whole = {
  regionAddress: 'https://region.example/v1/logs',
  regionToken: 'Secret-7.token_~+/=',
  regionSite: 'lyceum-27',
  regionPlace: true,
  regionDetail: 'entries',
};

it('reads where to send', () => {
  const endpoint: RegionEndpoint = {
    address: whole.regionAddress,
    token: whole.regionToken,
    site: 'lyceum-27',
    place: true,
    detail: 'entries',
  };
  expect(readRegion(whole)).toEqual({ kind: 'set', endpoint });
  expect(regionProblems(whole)).toEqual([]);
});

it('requires only an address and the code of the school', () => {
  const { regionAddress, regionSite } = whole;
  const endpoint: RegionEndpoint = {
    address: regionAddress,
    token: null,
    site: regionSite,
    place: false,
    detail: 'sums',
  };
  expect(readRegion({ regionAddress, regionSite, regionToken: '' })).toEqual({ kind: 'set', endpoint });
  expect(readRegion({ regionAddress, regionSite: '' })).toEqual({ kind: 'broken' });
  expect(regionProblems({ regionAddress })).toEqual([regionKeys.site]);
});

test.each([undefined, null, [], 'x', {}, { regionAddress: '' }, { regionSite: 'lyceum-27', regionToken: 'x' }])(
  'has no engine without an address: %j',
  (policy) => {
    expect(readRegion(policy)).toEqual({ kind: 'none' });
    expect(regionProblems(policy)).toEqual([]);
  },
);

test.each([
  ['regionAddress', 'http://region.example/v1/logs'],
  ['regionAddress', 'http://127.0.0.1:4318/v1/logs'],
  ['regionAddress', 'region.example'],
  ['regionAddress', 'https://me:secret@region.example/'],
  ['regionAddress', 'https://region.example/#part'],
  ['regionAddress', 7],
  ['regionToken', 'two words'],
  ['regionToken', 'line\r\nx-evil: 1'],
  ['regionToken', 'токен'],
  ['regionToken', 7],
  ['regionSite', 'Лицей'],
  ['regionSite', 'x'],
  ['regionSite', 'lyceum 27'],
  ['regionPlace', 'yes'],
  ['regionDetail', 'visits'],
])('is broken by an invalid field, which is named: %s %j', (field, value) => {
  expect(readRegion({ ...whole, [field]: value })).toEqual({ kind: 'broken' });
  expect(settingsInForce({}, { ...whole, [field]: value }).problems).toEqual([
    { field, path: field, source: 'policy' },
  ]);
});

it('reads 0 and 1 of the Windows registry as booleans', () => {
  expect(readRegion({ ...whole, regionPlace: 1 })).toMatchObject({ endpoint: { place: true } });
  expect(readRegion({ ...whole, regionPlace: 0 })).toMatchObject({ endpoint: { place: false } });
});

it('is never stored on this PC', () => {
  const stored = readSettings(whole);
  expect(stored.problems.map(({ field }) => field)).toEqual(Object.keys(whole));
  expect(JSON.stringify(stored.settings)).not.toContain('region.example');
  const { settings, sources } = settingsInForce({}, whole);
  expect(JSON.stringify(ownSettings(settings, sources, {}))).not.toMatch(/region|Secret/);
});

it('never throws, for any value', () => {
  const policies = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.anything()));
  fc.assert(
    fc.property(policies, (policy) => {
      expect(['none', 'broken', 'set']).toContain(readRegion(policy).kind);
      expect(Array.isArray(regionProblems(policy))).toBe(true);
    }),
  );
});

it('has a fingerprint that changes with address, token and site only', () => {
  const endpoint: RegionEndpoint = {
    address: whole.regionAddress,
    token: 'a',
    site: 'x1',
    place: false,
    detail: 'sums',
  };
  const others: Partial<RegionEndpoint>[] = [
    { token: 'b' },
    { token: null },
    { address: 'https://b.example/' },
    { site: 'x2' },
  ];
  const fingerprints = [{}, ...others].map((change) => regionFingerprint({ ...endpoint, ...change }));
  expect(new Set(fingerprints).size).toBe(5);
  expect(regionFingerprint({ ...endpoint, place: true })).toBe(fingerprints[0]);
  for (const fingerprint of fingerprints) expect(fingerprint).toHaveLength(5);
});
