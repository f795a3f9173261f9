import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { areGuardSettingsFresh } from '../../../../core/settings/guard-settings-freshness.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lesson = { number: 1, from: '08:30', to: '09:15' };
const everyDay = { 1: [lesson], 2: [lesson], 3: [lesson], 4: [lesson], 5: [lesson], 6: [lesson], 7: [lesson] };
const settings = { ...defaultSettings, timetable: timetableOf(everyDay) };
const now = new Date('2026-11-23T23:59+04:00');
const stored = toGuardSettings(settings, [], now);

test('covers 14 days from the local day', () => {
  const days = stored.timetable.windows.map(({ day }) => day);
  expect([days.length, days[0], days.at(-1)]).toEqual([14, '2026-11-23', '2026-12-06']);
});

test('holds no place, retention or other setting that the guard does not need', () => {
  expect(Object.keys(stored).sort()).toEqual([
    'allowed',
    'countdown',
    'educationalUse',
    'maxLink',
    'mode',
    'modes',
    'sferumLink',
    'timetable',
  ]);
});

test.each([
  ['at once', settings, '2026-11-23T23:59+04:00', true],
  ['twelve days later, with windows of two days left', settings, '2026-12-05T12:00+04:00', true],
  ['thirteen days later, when tomorrow is missing', settings, '2026-12-06T12:00+04:00', false],
  ['with another mode', { ...settings, mode: 'block' as const }, '2026-11-23T23:59+04:00', false],
  [
    'with another mode of a system',
    { ...settings, modes: { teams: 'audit' as const } },
    '2026-11-23T23:59+04:00',
    false,
  ],
  ['with an allowed address', { ...settings, allowedAddresses: ['t.me/our_school'] }, '2026-11-23T23:59+04:00', false],
  ['with another countdown', { ...settings, countdown: 30 }, '2026-11-23T23:59+04:00', false],
  ['with no lessons', { ...settings, timetable: timetableOf({}) }, '2026-11-23T23:59+04:00', false],
  ['with another place only', { ...settings, place: 'Каб. 12' }, '2026-11-23T23:59+04:00', true],
])('is fresh %s: %#', (_case, wanted, at, isFresh) => {
  expect(areGuardSettingsFresh(stored, wanted, [], new Date(at))).toBe(isFresh);
});
