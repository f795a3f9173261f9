import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatSecretHash } from '../../../../core/exemption/secret-hash.ts';
import { ownSettings, policyProblems, policySchema, settingsInForce } from '../../../../core/policy/policy.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { settingsSchema } from '../../../../core/settings/settings.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';

const hash = formatSecretHash({ iterations: 600_000, salt: new Uint8Array(16), hash: new Uint8Array(32) });
const bells = [{ name: 'Звонки', lessons: [{ number: 1, from: '08:30', to: '09:15' }] }];
const timetable = { bells, week: { 1: ['Звонки'] }, calendar: { days: [{ day: '2026-12-31', kind: 'off' }] } };

it('reads lists and objects of the registry, which has them as JSON text', () => {
  const policy = { modes: '{"teams":"audit"}', allowedAddresses: '["t.me/our_school"]' };
  const { settings, problems } = settingsInForce({}, policy);
  expect(settings).toMatchObject({ modes: { teams: 'audit' }, allowedAddresses: ['t.me/our_school'] });
  expect(problems).toEqual([]);
});

describe('a policy', () => {
  it('overrides the stored settings field by field', () => {
    const stored = { mode: 'block', place: 'Каб. 12', retention: 30 };
    expect(settingsInForce(stored, { mode: 'audit', retention: 180 })).toEqual({
      settings: { ...defaultSettings, mode: 'audit', place: 'Каб. 12', retention: 180 },
      sources: { mode: 'policy', place: 'here', retention: 'policy' },
      problems: [],
    });
  });

  it('may set every field', () => {
    const whole = {
      ...defaultSettings,
      mode: 'redirect',
      educationalUse: 'timetable',
      timetable,
      maxLink: 'https://max.example/',
      sferumLink: 'https://sferum.example/',
      countdown: 25,
      place: 'Каб. 12',
      exemptionsPerDay: 2,
      retention: 400,
      reportsOpen: true,
      monthlyExport: true,
      platformLessons: true,
    };
    const { settings, sources, problems } = settingsInForce({ place: 'Каб. 7' }, { ...whole, pinHash: hash });
    expect(settings).toEqual({ ...whole, timetable: timetableSchema.parse(timetable) });
    expect(Object.keys(sources).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
    expect(new Set(Object.values(sources))).toEqual(new Set(['policy']));
    expect(problems).toEqual([]);
  });

  test.each([
    ['mode', 'shout', 'mode'],
    ['retention', '90', 'retention'],
    ['retention', 401, 'retention'],
    ['reportsOpen', 'yes', 'reportsOpen'],
    ['reportsOpen', 2, 'reportsOpen'],
    ['place', 12, 'place'],
    ['place', ['Каб. 12'], 'place'],
    ['maxLink', '', 'maxLink'],
    ['maxLink', null, 'maxLink'],
    ['timetable', 'not json', 'timetable'],
    ['timetable', [], 'timetable'],
    ['timetable', { ...timetable, week: { 1: ['Смена'] } }, 'timetable.week.1.0'],
    ['timetable', JSON.stringify({ ...timetable, zone: 'Europe/Rtishchevo' }), 'timetable.zone'],
    ['modus', 'warn', 'modus'],
    ['pinHash', '2580', 'pinHash'],
    ['passphraseHash', 7, 'passphraseHash'],
  ])('ignores and names an invalid field (%s: %j); the rest applies', (field, value, path) => {
    const stored = { place: 'Каб. 7', retention: 30 };
    const { settings, sources, problems } = settingsInForce(stored, { [field]: value, exemptionsPerDay: 1 });
    expect(settings).toEqual({ ...defaultSettings, ...stored, exemptionsPerDay: 1 });
    expect(sources).toEqual({ place: 'here', retention: 'here', exemptionsPerDay: 'policy' });
    expect(problems).toEqual([{ field, path, source: 'policy' }]);
  });

  it('hides the problem of a stored value that it overrides', () => {
    expect(settingsInForce({ mode: 'shout', countdown: 0 }, { mode: 'audit' }).problems).toEqual([
      { field: 'countdown', path: 'countdown', source: 'here' },
    ]);
  });

  it('accepts values of the Windows registry: 0 and 1, objects as JSON', () => {
    const raw = {
      reportsOpen: 1,
      monthlyExport: 0,
      platformLessons: 1,
      timetable: JSON.stringify(timetable),
      passphraseHash: '',
    };
    const { settings, problems } = settingsInForce({ monthlyExport: true }, raw);
    expect(settings).toMatchObject({ reportsOpen: true, monthlyExport: false, platformLessons: true });
    expect(settings.timetable.bells).toEqual(bells);
    expect(problems).toEqual([]);
  });

  it('never throws, and the settings in force are valid', () => {
    const keys = fc.constantFrom(...Object.keys(policySchema.shape), '__proto__', 'constructor', 'other');
    fc.assert(
      fc.property(fc.anything(), fc.oneof(fc.anything(), fc.dictionary(keys, fc.anything())), (stored, policy) => {
        expect(settingsSchema.safeParse(settingsInForce(stored, policy).settings).success).toBe(true);
      }),
    );
  });
});

describe('a withdrawn policy', () => {
  it('restores the stored value, even if settings were saved meanwhile', () => {
    const stored = { mode: 'block', place: 'Каб. 12' };
    const policy = { mode: 'audit', retention: 180 };
    const { settings, sources } = settingsInForce(stored, policy);
    const saved = ownSettings({ ...settings, place: 'Каб. 7' }, sources, stored);
    expect(settingsInForce(saved, policy).settings).toMatchObject({ mode: 'audit', place: 'Каб. 7', retention: 180 });
    const after = settingsInForce(saved, {});
    expect(after.settings).toEqual({ ...defaultSettings, mode: 'block', place: 'Каб. 7' });
    expect(after.sources.retention).toBeUndefined();
  });

  it('stores no value where none was stored', () => {
    const { settings, sources } = settingsInForce(undefined, { mode: 'audit' });
    expect(ownSettings(settings, sources, undefined)).not.toHaveProperty('mode');
  });
});

describe('policyProblems', () => {
  it('is empty for a valid policy', () => {
    expect(policyProblems({ mode: 'warn', timetable, pinHash: hash })).toEqual([]);
    expect(policyProblems({})).toEqual([]);
  });

  test.each([
    [
      { timetable: { bells: [{ name: 'Звонки', lessons: [{ number: 1, from: '8', to: '09:15' }] }] } },
      ['timetable.bells.0.lessons.0.from'],
    ],
    [{ mode: 'shout', retention: 0 }, ['mode', 'retention']],
    [{ modus: 1, timetable: { weeks: {} } }, ['timetable.weeks', 'modus']],
    [{ pinHash: '2580' }, ['pinHash']],
    [[], ['']],
    [null, ['']],
  ])('lists the paths of invalid fields: %j', (raw, paths) => {
    expect(policyProblems(raw)).toEqual(paths);
  });
});
