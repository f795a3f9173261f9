import { expect, test } from 'vitest';
import { exemptionEnd, startExemption } from '../../../../core/decision/exemption-start.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:25', to: '10:10' },
];
const timetable = timetableOf({ 1: lessons }, { shortBreaks: 10 });
const scheduled = { ...defaultSettings, educationalUse: 'timetable' as const, timetable };
const open = { from: '2026-11-23T12:00', until: null };

test.each([
  ['the lesson’s bell, before a short break', scheduled, '2026-11-23T08:40+04:00', null, '2026-11-23T09:15+04:00'],
  ['nothing outside lessons', scheduled, '2026-11-23T12:00+04:00', null, null],
  ['45 minutes without a bell', defaultSettings, '2026-11-23T12:00+04:00', null, '2026-11-23T12:45+04:00'],
  ['45 minutes in an open manual lesson', scheduled, '2026-11-23T12:10+04:00', open, '2026-11-23T12:55+04:00'],
  ['midnight if that is sooner', scheduled, '2026-11-23T23:40+04:00', open, '2026-11-24T00:00+04:00'],
  [
    'the end of a manual lesson',
    scheduled,
    '2026-11-23T12:10+04:00',
    { from: '2026-11-23T12:00', until: '2026-11-23T13:30' },
    '2026-11-23T13:30+04:00',
  ],
])('lasts until %s', (_case, settings, now, manualLesson, end) => {
  expect(exemptionEnd(new Date(now), settings, [], manualLesson)).toEqual(end && new Date(end));
});

test('stores UTC minutes, the scope and the reason only', () => {
  const wish = { scope: 'telegram', reason: 'fault' as const };
  expect(startExemption(new Date('2026-11-23T08:40:59Z'), new Date('2026-11-23T09:15Z'), wish)).toEqual({
    from: '2026-11-23T08:40Z',
    until: '2026-11-23T09:15Z',
    ...wish,
  });
});
