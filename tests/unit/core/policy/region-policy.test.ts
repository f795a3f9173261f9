import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { ownSettings, settingsInForce } from '../../../../core/policy/policy.ts';
import {
  type Region,
  readRegion,
  regionKeys,
  regionMark,
  regionProblems,
} from '../../../../core/policy/region-policy.ts';
import { readSettings } from '../../../../core/settings/read-settings.ts';

const whole = {
  regionAddress: 'https://region.example/v1/logs',
  regionToken: 'Secret-7.token_~+/=',
  regionSite: 'lyceum-27',
  regionPlace: true,
};

it('reads where to send', () => {
  const region: Region = { address: whole.regionAddress, token: whole.regionToken, site: 'lyceum-27', place: true };
  expect(readRegion(whole)).toEqual({ kind: 'set', region });
  expect(regionProblems(whole)).toEqual([]);
});

it('needs an address and the code of the school, and nothing else', () => {
  const { regionAddress, regionSite } = whole;
  const region: Region = { address: regionAddress, token: null, site: regionSite, place: false };
  expect(readRegion({ regionAddress, regionSite, regionToken: '' })).toEqual({ kind: 'set', region });
  expect(readRegion({ regionAddress, regionSite: '' })).toEqual({ kind: 'broken' });
  expect(regionProblems({ regionAddress })).toEqual([regionKeys.site]);
});

test.each([undefined, null, [], 'x', {}, { regionAddress: '' }, { regionSite: 'lyceum-27', regionToken: 'x' }])(
  'without an address there is none: %j',
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
])('with what does not fit nothing is sent, and it is named: %s %j', (field, value) => {
  expect(readRegion({ ...whole, [field]: value })).toEqual({ kind: 'broken' });
  expect(settingsInForce({}, { ...whole, [field]: value }).problems).toEqual([
    { field, path: field, source: 'policy' },
  ]);
});

it('reads a registry, which has no booleans', () => {
  expect(readRegion({ ...whole, regionPlace: 1 })).toMatchObject({ region: { place: true } });
  expect(readRegion({ ...whole, regionPlace: 0 })).toMatchObject({ region: { place: false } });
});

it('is nothing that this PC could store', () => {
  const stored = readSettings(whole);
  expect(stored.problems.map(({ field }) => field)).toEqual(Object.keys(whole));
  expect(JSON.stringify(stored.settings)).not.toContain('region.example');
  const { settings, sources } = settingsInForce({}, whole);
  expect(JSON.stringify(ownSettings(settings, sources, {}))).not.toMatch(/region|Secret/);
});

it('never throws, whatever it is', () => {
  const policies = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.anything()));
  fc.assert(
    fc.property(policies, (policy) => {
      expect(['none', 'broken', 'set']).toContain(readRegion(policy).kind);
      expect(Array.isArray(regionProblems(policy))).toBe(true);
    }),
  );
});

it('has a mark that is another when address, token or site are', () => {
  const region: Region = { address: whole.regionAddress, token: 'a', site: 'x1', place: false };
  const others: Partial<Region>[] = [
    { token: 'b' },
    { token: null },
    { address: 'https://b.example/' },
    { site: 'x2' },
  ];
  const marks = [{}, ...others].map((change) => regionMark({ ...region, ...change }));
  expect(new Set(marks).size).toBe(5);
  expect(regionMark({ ...region, place: true })).toBe(marks[0]);
  for (const mark of marks) expect(mark).toHaveLength(5);
});
