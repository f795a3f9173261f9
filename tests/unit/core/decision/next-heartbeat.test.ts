import { expect, test } from 'vitest';
import { nextHeartbeat } from '../../../../core/decision/next-heartbeat.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import type { EducationalUse } from '../../../../core/settings/settings.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '23:30', to: '00:15' },
];

// Saratov is at +04:00; 2026-11-23 is a Monday.
test.each<[string, EducationalUse, string, string]>([
  ['the next full hour without a timetable', 'always', '2026-11-23T08:30+04:00', '2026-11-23T09:00+04:00'],
  ['an hour later on the full hour', 'by-hand', '2026-11-23T08:00+04:00', '2026-11-23T09:00+04:00'],
  ['the start of the next lesson', 'timetable', '2026-11-23T08:10+04:00', '2026-11-23T08:30+04:00'],
  ['six hours later at most, in a lesson', 'timetable', '2026-11-23T08:30+04:00', '2026-11-23T14:00+04:00'],
  ['a lesson before midnight', 'timetable', '2026-11-23T20:00+04:00', '2026-11-23T23:30+04:00'],
  ['six hours later on a free day', 'timetable', '2026-11-24T10:30+04:00', '2026-11-24T16:00+04:00'],
])('comes at %s', (_case, educationalUse, now, next) => {
  const settings = { ...defaultSettings, educationalUse, timetable: timetableOf({ 1: lessons }) };
  const at = new Date(now);
  expect(nextHeartbeat(at, toGuardSettings(settings, [], at))).toEqual(new Date(next));
});
