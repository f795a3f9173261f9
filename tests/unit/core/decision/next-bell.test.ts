import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { nextBell } from '../../../../core/decision/next-bell.ts';
import { type SituationSettings, situationAt } from '../../../../core/decision/verdict.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import type { EducationalUse } from '../../../../core/settings/settings.ts';
import type { Weekday } from '../../../../core/time/weekday.ts';
import type { Lesson } from '../../../../core/timetable/timetable-schema.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const day = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:15', to: '10:00' },
  { number: 3, from: '10:10', to: '10:55' },
];
const night = [{ number: 1, from: '23:30', to: '00:15' }];

type Week = Partial<Record<Weekday, readonly Lesson[]>>;

/** Return the guard settings that the worker computes at an instant. */
function settings(week: Week, now: string | Date, zone = 'Europe/Saratov'): SituationSettings {
  const timetable = timetableOf(week, { zone });
  return toGuardSettings({ ...defaultSettings, educationalUse: 'timetable', timetable }, [], new Date(now));
}

// Saratov is at +04:00; 2026-11-23 is a Monday.
test.each([
  ['before the first lesson', { 1: day }, '2026-11-23T07:00+04:00', '2026-11-23T08:30+04:00'],
  ['seconds before it', { 1: day }, '2026-11-23T08:29:59.999+04:00', '2026-11-23T08:30+04:00'],
  ['on the bell itself', { 1: day }, '2026-11-23T08:30+04:00', '2026-11-23T10:00+04:00'],
  ['adjoining lessons are one stretch', { 1: day }, '2026-11-23T09:00:30+04:00', '2026-11-23T10:00+04:00'],
  ['in a break', { 1: day }, '2026-11-23T10:05+04:00', '2026-11-23T10:10+04:00'],
  ['after the last, to next week', { 1: day }, '2026-11-23T11:00+04:00', '2026-11-30T08:30+04:00'],
  ['over the weekend', { 1: day, 6: day }, '2026-11-21T12:00+04:00', '2026-11-23T08:30+04:00'],
  ['across midnight', { 1: night }, '2026-11-23T23:45+04:00', '2026-11-24T00:15+04:00'],
])('%s', (_name, week, now, bell) => {
  expect(nextBell(new Date(now), settings(week, now), null)).toEqual(new Date(bell));
});

test.each([
  ['always', 'always', null],
  ['by hand and none is on', 'by-hand', null],
  ['a lesson by hand that is over', 'by-hand', { from: '2026-11-22T08:00', until: '2026-11-22T09:00' }],
] as const)('no bell: %s', (_name, educationalUse, manualLesson) => {
  const given = { ...settings({ 1: day }, '2026-11-23T07:00+04:00'), educationalUse: educationalUse as EducationalUse };
  expect(nextBell(new Date('2026-11-23T07:00+04:00'), given, manualLesson)).toBeNull();
});

it('finds no bell in an empty timetable', () => {
  expect(nextBell(new Date('2026-11-23T07:00+04:00'), settings({}, '2026-11-23T07:00+04:00'), null)).toBeNull();
});

test.each([
  ['its end', 'by-hand', { from: '2026-11-23T12:00', until: '2026-11-23T12:47' }, '2026-11-23T12:47+04:00'],
  ['midnight', 'by-hand', { from: '2026-11-23T12:00', until: null }, '2026-11-24T00:00+04:00'],
  [
    'its end after lessons',
    'timetable',
    { from: '2026-11-23T12:00', until: '2026-11-23T12:47' },
    '2026-11-23T12:47+04:00',
  ],
] as const)('a lesson by hand ends at %s', (_name, educationalUse, manualLesson, bell) => {
  const given = { ...settings({ 1: day }, '2026-11-23T07:00+04:00'), educationalUse: educationalUse as EducationalUse };
  expect(nextBell(new Date('2026-11-23T12:20+04:00'), given, manualLesson)).toEqual(new Date(bell));
});

test.each([
  ['India, half an hour off', 'Asia/Kolkata', '2026-11-23T02:59:00Z', '2026-11-23T03:00:00.000Z'],
  ['clocks put forward before the lesson', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-30T06:30:00.000Z'],
  ['clocks put back before the lesson', 'Europe/Berlin', '2026-10-24T12:00:00Z', '2026-10-26T07:30:00.000Z'],
])('%s', (_name, zone, now, bell) => {
  expect(nextBell(new Date(now), settings({ 1: day }, now, zone), null)?.toISOString()).toBe(bell);
});

it('finds the first minute within eight days at which educational use changes', { timeout: 30_000 }, () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (at: number): string => new Date(at * 60_000).toISOString().slice(11, 16);
  const lesson = fc
    .tuple(minute, minute)
    .map(([from, to]): Lesson => ({ number: 1, from: clock(from), to: clock(to) }));
  const lessons = fc.array(lesson, { maxLength: 2 });
  const week = fc.record({ 1: lessons, 2: lessons, 3: lessons, 4: lessons, 5: lessons, 6: lessons, 7: lessons });
  const zones = fc.constantFrom('Europe/Saratov', 'Asia/Kolkata', 'Europe/Berlin', 'UTC');
  const start = Date.parse('2026-10-20T00:00Z');
  fc.assert(
    fc.property(week, zones, fc.integer({ min: 0, max: 10 * 1440 * 60 }), (given, zone, seconds) => {
      const now = new Date(start + seconds * 1000);
      const timetable = settings(given, now, zone);
      const watched = (at: number): boolean => situationAt(new Date(at), timetable, null).inForce;
      let at = Math.floor(now.getTime() / 60_000) * 60_000;
      const end = at + 8 * 1440 * 60_000;
      do at += 60_000;
      while (at <= end && watched(at) === watched(now.getTime()));
      expect(nextBell(now, timetable, null)).toEqual(at > end ? null : new Date(at));
    }),
    { numRuns: 15 },
  );
});
