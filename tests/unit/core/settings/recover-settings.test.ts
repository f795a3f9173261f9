import { expect, test } from 'vitest';
import { defaultGuardSettings } from '../../../../core/settings/default-guard-settings.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import { recoverSettings } from '../../../../core/settings/recover-settings.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const now = new Date('2026-11-23T08:00+04:00');
const lesson = { number: 1, from: '08:30', to: '09:15' };
const settings = {
  ...defaultSettings,
  mode: 'block' as const,
  educationalUse: 'timetable' as const,
  timetable: timetableOf({ 1: [lesson], 3: [lesson] }),
  maxLink: 'https://max.example/',
  place: 'Каб. 12',
};
const handLesson = { from: '2026-11-23T08:00', until: null };
const exemption = { from: '2026-11-23T04:00Z', until: '2026-11-23T05:00Z', scope: 'all', reason: 'lesson' };
const snapshot = { settings: toGuardSettings(settings, [], now), handLesson, exemption, store: 'private' };

test('the guard goes on as it was', () => {
  const recovered = recoverSettings(snapshot);
  expect(toGuardSettings({ ...defaultSettings, ...recovered.settings }, [], now)).toEqual(snapshot.settings);
  expect(recovered.manualLesson).toEqual(handLesson);
});

test('holds no exemption, and nothing the snapshot does not have', () => {
  expect(JSON.stringify(recoverSettings(snapshot))).not.toContain('exemption');
  expect(recoverSettings(snapshot).settings).not.toHaveProperty('place');
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'audit'],
  ['no settings', { settings: null, handLesson: 7 }],
  ['fields that are not valid', { settings: { mode: 'off', maxLink: 'javascript:alert(1)', timetable: [] } }],
])('is empty for %s', (_case, raw) => {
  expect(recoverSettings(raw)).toEqual({ settings: {}, manualLesson: null });
});

test('leaves out only what is invalid', () => {
  const raw = { settings: { ...defaultGuardSettings, mode: 'off', countdown: 30 }, handLesson: null };
  expect(recoverSettings(raw).settings).toMatchObject({ countdown: 30, educationalUse: 'always' });
  expect(recoverSettings(raw).settings).not.toHaveProperty('mode');
});
