import { describe, expect, it, test } from 'vitest';
import { type Pack, packOf } from '../../../../core/regulation/pack.ts';
import { regulationSnapshot } from '../../../../core/regulation/regulation-snapshot.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { areGuardSettingsFresh } from '../../../../core/settings/guard-settings-freshness.ts';
import { withPlatformLinks } from '../../../../core/settings/platform-links.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { isSnapshotFresh } from '../../../../core/status/snapshot-freshness.ts';
import { isScarce } from '../../../../core/status/status.ts';
import { bellsAround } from '../../../../core/timetable/bells-around.ts';
import { catalogue } from '../../../../rules/catalogue.ts';
import { defaultPermitted, pack } from '../../../../rules/index.ts';
import { inventedRegulation } from '../../../fixtures/invented-regulation.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:20', to: '10:05' },
];
const timetable = timetableOf({ 1: lessons, 3: lessons }, { shortBreaks: 5 });
const at = (moment: string): Date => new Date(`${moment}+04:00`);

describe('bellsAround', () => {
  test.each([
    ['2026-11-23T08:00', null, '2026-11-23T08:30'],
    ['2026-11-23T08:30', '2026-11-23T08:30', '2026-11-23T09:15'],
    ['2026-11-23T09:17', '2026-11-23T09:15', '2026-11-23T09:20'],
    ['2026-11-24T12:00', '2026-11-23T10:05', '2026-11-25T08:30'],
  ])('at %s', (moment, last, next) => {
    const around = bellsAround(at(moment), timetable, []);
    if (last !== null) expect(around.last).toBe(last);
    else expect(around.last).toBe('2026-11-18T10:05');
    expect(around.next).toBe(next);
  });

  it('returns null if no bell is within two weeks', () => {
    expect(bellsAround(at('2026-11-23T08:00'), timetableOf({}), [])).toEqual({ last: null, next: null });
  });
});

describe('the guard snapshot', () => {
  const checked = { settings: defaultSettings, sources: {} };
  const now = at('2026-11-23T12:00');
  const other = packOf(catalogue, defaultPermitted, inventedRegulation);
  const given = (regulation: Pack, of: Pack = regulation) => ({
    settings: toGuardSettings(withPlatformLinks(checked, of.permitted.platforms), [], now),
    regulation: regulationSnapshot(regulation),
  });

  it.each([pack, other])('is fresh with the settings and the regulation in force: $id', (inForce) => {
    expect(isSnapshotFresh(given(inForce), { checked, pack: inForce, national: [] }, now)).toBe(true);
  });

  it('is stale with another regulation, or the links of another', () => {
    const wanted = { checked, pack: other, national: [] };
    expect(isSnapshotFresh(given(pack), wanted, now)).toBe(false);
    expect(isSnapshotFresh(given(pack, other), wanted, now)).toBe(false);
    expect(isSnapshotFresh(given(other, pack), wanted, now)).toBe(false);
    expect(isSnapshotFresh({ settings: given(other).settings }, wanted, now)).toBe(false);
  });
});

describe('guard settings', () => {
  const settings: Settings = { ...defaultSettings, educationalUse: 'timetable', timetable };
  const given = toGuardSettings(settings, [], at('2026-11-22T12:00'));

  it('are fresh if computed on an earlier day from the same settings', () => {
    expect(areGuardSettingsFresh(given, settings, [], at('2026-11-23T12:00'))).toBe(true);
  });

  it('are stale after a change of settings or past the last lesson window', () => {
    expect(areGuardSettingsFresh(given, { ...settings, mode: 'block' }, [], at('2026-11-23T12:00'))).toBe(false);
    const moved = { ...settings, timetable: timetableOf({ 1: lessons.slice(1) }) };
    expect(areGuardSettingsFresh(given, moved, [], at('2026-11-23T12:00'))).toBe(false);
    expect(areGuardSettingsFresh(given, settings, [], at('2026-12-14T12:00'))).toBe(false);
  });
});

test.each([
  [0, true],
  [199.9, true],
  [200, false],
  [5000, false],
])('%f MB of free space are scarce: %s', (free, expected) => {
  expect(isScarce(free)).toBe(expected);
});
