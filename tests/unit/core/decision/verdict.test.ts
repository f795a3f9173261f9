import { describe, expect, it, test } from 'vitest';
import { episodeKey, judge, situationAt } from '../../../../core/decision/verdict.ts';
import type { Match } from '../../../../core/rules/match.ts';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { type GuardSettings, toGuardSettings } from '../../../../core/settings/guard-settings.ts';
import type { Mode, Settings } from '../../../../core/settings/settings.ts';
import type { ManualLesson } from '../../../../core/timetable/manual-lesson.ts';
import type { Lesson } from '../../../../core/timetable/timetable-schema.ts';

const telegram: Match = { system: 'telegram', item: '5', surface: 'client', reach: 'host' };
const first: Lesson = { number: 1, from: '08:30', to: '09:15' };
const second: Lesson = { number: 2, from: '09:25', to: '10:10' };
const late: Lesson = { number: 9, from: '23:20', to: '00:20' };

/** Saratov is UTC+4 all year; 2026-11-23 is a Monday. */
const saratov = (clock: string, day = '2026-11-23'): Date => new Date(`${day}T${clock}:00+04:00`);

function settings(change: Partial<Settings>, monday: Lesson[] = [first, second, late]): GuardSettings {
  const bells = [{ name: 'Звонки', lessons: monday }];
  const week = { ...defaultSettings.timetable.week, 1: ['Звонки'] };
  const timetable = { ...defaultSettings.timetable, bells, week };
  return toGuardSettings({ ...defaultSettings, timetable, ...change }, [], saratov('12:00'));
}

const byBells = settings({ educationalUse: 'timetable' });
const manual = settings({ educationalUse: 'by-hand' });
const started: ManualLesson = { from: '2026-11-23T12:00', until: '2026-11-23T12:45' };
const openEnded: ManualLesson = { from: '2026-11-23T12:00', until: null };

test.each([
  // settings, moment, manual lesson → reason, lesson, hour, until
  ['always: any hour is classroom use', settings({}), saratov('03:07'), null, 'classroom', null, 3, null],
  ['first minute of a lesson', byBells, saratov('08:30'), null, 'lesson', 1, null, '09:15'],
  ['last minute of a lesson', byBells, saratov('09:14'), null, 'lesson', 1, null, '09:15'],
  ['after midnight of an evening lesson', byBells, saratov('00:19', '2026-11-24'), null, 'lesson', 9, null, '00:20'],
  ['by hand, inside', manual, saratov('12:44'), started, 'hand-lesson', null, 12, '12:45'],
  ['by hand, no end set', manual, saratov('23:59'), openEnded, 'hand-lesson', null, 23, null],
  ['by hand, outside the timetable', byBells, saratov('12:10'), started, 'hand-lesson', null, 12, '12:45'],
  ['the timetable wins over a manual lesson', byBells, saratov('08:40'), openEnded, 'lesson', 1, null, '09:15'],
])('%s', (_name, settings, now, hand, reason, lesson, hour, to) => {
  const situation = situationAt(now, settings, hand);
  expect(situation).toMatchObject({ inForce: true, reason, period: { lesson, hour }, to });
});

test.each([
  ['the minute the bell ends a lesson', byBells, saratov('09:15'), null, 'break'],
  ['a minute before school', byBells, saratov('08:29'), null, 'outside'],
  ['after the evening lesson', byBells, saratov('00:20', '2026-11-24'), null, 'outside'],
  ['a day without lessons', byBells, saratov('09:00', '2026-11-24'), null, 'outside'],
  ['by hand, not started', manual, saratov('09:00'), null, 'outside'],
  ['by hand, over', manual, saratov('12:45'), started, 'outside'],
  ['by hand without end, the day after', manual, saratov('12:05', '2026-11-24'), openEnded, 'outside'],
])('not in force: %s', (_name, settings, now, hand, reason) => {
  expect(situationAt(now, settings, hand)).toEqual({ inForce: false, reason });
});

it('assigns a lesson across midnight to the day on which it began', () => {
  const situation = situationAt(saratov('00:10', '2026-11-24'), byBells, null);
  expect(situation).toMatchObject({ period: { day: '2026-11-23', lesson: 9 } });
});

describe('judge', () => {
  const lesson = situationAt(saratov('08:40'), byBells, null);
  test.each<[Mode, string]>([
    ['audit', 'record'],
    ['warn', 'warn'],
    ['redirect', 'redirect'],
    ['block', 'block'],
  ])('%s → %s', (mode, kind) => {
    expect(judge(telegram, lesson, mode)).toMatchObject({ kind, reason: 'lesson', match: telegram });
  });

  it('ignores addresses without a rule, and everything outside educational use', () => {
    expect(judge(null, lesson, 'block')).toEqual({ kind: 'ignore', reason: 'no-match' });
    const pause = situationAt(saratov('09:20'), byBells, null);
    expect(judge(telegram, pause, 'block')).toEqual({ kind: 'ignore', reason: 'break' });
  });
});

it('distinguishes visits by system, day and lesson or hour', () => {
  const keys = [
    { match: telegram, period: { day: '2026-11-23', lesson: 1, hour: null } },
    { match: telegram, period: { day: '2026-11-23', lesson: null, hour: 1 } },
    { match: telegram, period: { day: '2026-11-24', lesson: 1, hour: null } },
    { match: { ...telegram, system: 'viber' }, period: { day: '2026-11-23', lesson: 1, hour: null } },
  ].map(episodeKey);
  expect(new Set(keys).size).toBe(4);
});
