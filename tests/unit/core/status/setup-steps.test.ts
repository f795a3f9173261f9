import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { missingSteps, opensSetup, type SetupFacts } from '../../../../core/status/setup-steps.ts';
import { firstTimetable } from '../../../../core/timetable/first-timetable.ts';

const sets = [{ name: 'Обычные', lessons: [{ number: 1, from: '08:00', to: '08:45' }] }];
const now = new Date('2026-11-23T08:40+04:00');
const done: SetupFacts = {
  isRegulationSeen: true,
  checked: {
    settings: {
      ...defaultSettings,
      educationalUse: 'timetable',
      place: 'Каб. 12',
      timetable: firstTimetable(defaultSettings.timetable, { sets, daysPerWeek: 5 }, now),
    },
    sources: { educationalUse: 'here' },
  },
  secrets: { pin: 'here', passphrase: 'policy' },
  hasSelfCheck: true,
};
const { settings } = done.checked;

test.each<[string, Partial<SetupFacts>, string[]]>([
  ['everything', {}, []],
  ['no confirmed regulation', { isRegulationSeen: false }, ['regulation']],
  [
    'no lesson',
    { checked: { settings: { ...settings, timetable: defaultSettings.timetable }, sources: {} } },
    ['bells'],
  ],
  ['all day by default', { checked: { settings: { ...settings, educationalUse: 'always' }, sources: {} } }, ['bells']],
  [
    'all day by choice',
    { checked: { settings: { ...settings, educationalUse: 'always' }, sources: { educationalUse: 'here' } } },
    [],
  ],
  ['no room', { checked: { settings: { ...settings, place: '' }, sources: {} } }, ['room']],
  ['no passphrase', { secrets: { pin: 'here', passphrase: 'nowhere' } }, ['access']],
  ['no self-check', { hasSelfCheck: false }, ['selfCheck']],
])('a PC with %s lacks these steps', (_name, parts, missing) => {
  expect(missingSteps({ ...done, ...parts })).toEqual(missing);
});

test.each([
  ['install', 'here', 0, true],
  ['update', 'here', 0, false],
  ['install', 'here', 2, false],
  ['install', 'policy', 0, false],
  ['install', 'forced', 0, false],
  ['install', 'development', 0, false],
] as const)('after %s (%s, %i fields of a policy) the set-up opens: %s', (reason, installed, fields, opens) => {
  expect(opensSetup(reason, installed, fields)).toBe(opens);
});

test('the first timetable has its bells on the school days of the year that goes on', () => {
  const made = firstTimetable(defaultSettings.timetable, { sets, daysPerWeek: 6 }, new Date('2027-04-01T10:00Z'));
  expect(made.week).toMatchObject({ 1: ['Обычные'], 6: ['Обычные'], 7: [] });
  expect(made.calendar).toMatchObject({ firstDay: '2026-09-01', lastDay: '2027-05-31' });
});
