import { describe, expect, it } from 'vitest';
import { policyProblems } from '../../../../core/policy/policy.ts';
import { readSettingsText, writeSettingsFile } from '../../../../core/policy/settings-file.ts';
import { settingsFileChanges } from '../../../../core/policy/settings-file-changes.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import { checkConfig } from '../../../../kit/config.ts';
import { builtInRegulation } from '../../../../rules/regulations/index.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
];

const lyceum: Settings = {
  ...defaultSettings,
  mode: 'redirect',
  modes: { teams: 'audit' },
  allowedAddresses: ['t.me/our_school'],
  educationalUse: 'timetable',
  timetable: {
    ...defaultSettings.timetable,
    bells: [{ name: 'Обычные', lessons }],
    week: { ...defaultSettings.timetable.week, 1: ['Обычные'] },
  },
  place: 'Каб. 12',
  classCode: { salt: 'abcdefghijklmnop', anchors: { '2026-12': '7K3MQ9XT2VHB' } },
};

const BAD_TIME = 'timetable.bells.0.lessons.0.from';
const hash = `pbkdf2-sha256$600000$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const here = { settings: defaultSettings, sources: {} };
const all = (): boolean => true;

describe('a settings file', () => {
  const text = writeSettingsFile({ settings: lyceum, regulation: builtInRegulation, hashes: { pin: hash } });

  it('is a valid policy without a null, and valid settings of kit.json', () => {
    expect(policyProblems(JSON.parse(text))).toEqual([]);
    expect(text).not.toContain('null');
    const kit = { server: 'https://school.local/dezhurny/', settings: JSON.parse(text) };
    expect(checkConfig(kit, { name: 'kit.json', folder: '/' }).settings).toMatchObject({
      mode: 'redirect',
      pinHash: hash,
    });
  });

  it('has a hash only if it is asked for', () => {
    expect(writeSettingsFile({ settings: lyceum })).not.toMatch(/Hash|regulation/);
  });

  it('gives another PC the same settings', () => {
    const { settings, hashes, changed, problems } = settingsFileChanges(read(text), here, [], all);
    expect(settings).toEqual(lyceum);
    expect(hashes).toEqual({ pin: hash });
    expect(changed).toEqual([
      ...['mode', 'educationalUse', 'timetable', 'modes', 'allowedAddresses', 'place', 'classCode'],
    ]);
    expect(problems).toEqual([]);
  });

  it('is read from kit.json as well', () => {
    expect(readSettingsText(`\uFEFF{"server":"https://s.local/","settings":{"mode":"block"}}`)).toEqual({
      mode: 'block',
    });
  });

  it.each(['', '{', '[]', '"mode"', 'null'])('is not %j', (given) => expect(readSettingsText(given)).toBeNull());
});

describe('the changes by a settings file', () => {
  it('leave a field that the file does not have', () => {
    const kept = { ...defaultSettings, place: 'Каб. 1', retention: 30 };
    const { settings, changed } = settingsFileChanges({ mode: 'block' }, { settings: kept, sources: {} }, [], all);
    expect(settings).toEqual({ ...kept, mode: 'block' });
    expect(changed).toEqual(['mode']);
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ mode: 'strict' }, 'mode', 'invalid'],
    [{ retention: 900 }, 'retention', 'invalid'],
    [{ pinHash: '1234' }, 'pinHash', 'invalid'],
    [{ colour: 'red' }, 'colour', 'unknown'],
    [{ regionToken: 'secret' }, 'regionToken', 'policyOnly'],
    [{ timetable: { bells: [{ name: 'А', lessons: [{ number: 1, from: '8', to: '9' }] }] } }, BAD_TIME, 'invalid'],
    [{ timetable: overlapping() }, 'timetable.bells.0.lessons.1.from', 'overlap'],
    [{ educationalUse: 'timetable' }, 'educationalUse', 'emptyTimetable'],
    [{ allowedAddresses: ['lesson.example/a'] }, 'allowedAddresses', 'unlistedAddress'],
  ])('name the wrong field of %j and take the others', (wrong, path, reason) => {
    const isListed = (address: string): boolean => address.startsWith('t.me/');
    const { settings, problems, hashes } = settingsFileChanges({ ...wrong, place: 'Каб. 9' }, here, [], isListed);
    expect(problems).toContainEqual(expect.objectContaining({ path, reason }));
    expect(settings).toEqual({ ...defaultSettings, place: 'Каб. 9' });
    expect(hashes).toEqual({});
  });

  it('name the bells that overlap, and then the use of a timetable that is left without lessons', () => {
    const { settings, problems } = settingsFileChanges(
      ...([{ educationalUse: 'timetable', timetable: overlapping() }, here, [], all] as const),
    );
    expect(problems.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['overlap', 'emptyTimetable']));
    expect(settings).toEqual(defaultSettings);
  });

  it('leave what policy sets, and name it', () => {
    const byPolicy = { settings: defaultSettings, sources: { mode: 'policy' } as const };
    const { settings, held, hashes } = settingsFileChanges(
      ...([{ mode: 'block', place: 'Каб. 9', pinHash: hash }, byPolicy, ['pin'], all] as const),
    );
    expect(settings).toEqual({ ...defaultSettings, place: 'Каб. 9' });
    expect(held).toEqual(['mode', 'pinHash']);
    expect(hashes).toEqual({});
  });

  it('raise a countdown that is too short, as a policy’s', () => {
    expect(settingsFileChanges({ countdown: 5 }, here, [], all).settings.countdown).toBe(20);
  });
});

function read(text: string): Record<string, unknown> {
  return readSettingsText(text) ?? {};
}

function overlapping() {
  return {
    ...lyceum.timetable,
    bells: [{ name: 'Обычные', lessons: [lessons[0], { number: 2, from: '09:00', to: '10:10' }] }],
  };
}
