import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { addDays, localDateTime, localTime, minuteOfDay } from '../../../../core/time/local-time.ts';
import { type NationalDay, planOf } from '../../../../core/timetable/day-plan.ts';
import { isBreakIn, lessonIn } from '../../../../core/timetable/lesson-windows.ts';
import {
  lessonWindows,
  type SchoolTime,
  schoolMomentAt,
  schoolTimeAt,
} from '../../../../core/timetable/school-time.ts';
import type { Timetable } from '../../../../core/timetable/timetable-schema.ts';
import { nationalDays } from '../../../../rules/calendar/index.ts';
import { anyTimetable, timetableOf } from '../../../fixtures/timetables.ts';

const MINUTE = 60_000;
const at = (clock: string, day = '2026-11-23'): Date => new Date(`${day}T${clock}:00+04:00`);
const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:20', to: '10:05' },
  { number: 3, from: '10:25', to: '11:10' },
  { number: 9, from: '23:20', to: '00:20' },
];
const nextChange = (...asked: Parameters<typeof schoolMomentAt>): Date | null =>
  schoolMomentAt(...asked).next?.at ?? null;
const monday = timetableOf({ 1: lessons });
const inner = { number: 7, from: '08:40', to: '09:00' };
const nested = { ...timetableOf({ 1: [inner, ...lessons] }), shortBreaks: 5 };
const lenient = { ...monday, shortBreaks: 5 };

test.each<[string, Timetable, Date, Partial<SchoolTime>]>([
  ['first minute', monday, at('08:30'), { kind: 'lesson', number: 1, pause: false, to: '2026-11-23T09:15' }],
  ['last minute', monday, at('09:14'), { kind: 'lesson', number: 1 }],
  ['the bell', monday, at('09:15'), { kind: 'break', after: 1, before: 2, to: '2026-11-23T09:20' }],
  [
    'a short break that counts',
    lenient,
    at('09:17'),
    { kind: 'lesson', number: 1, pause: true, to: '2026-11-23T09:20' },
  ],
  ['a long one does not', lenient, at('10:05'), { kind: 'break', after: 2, before: 3 }],
  ['a short break after lessons that overlap', nested, at('09:17'), { kind: 'lesson', number: 1, pause: true }],
  ['before the first', monday, at('08:29'), { kind: 'outside', why: 'before' }],
  ['across midnight', monday, at('00:19', '2026-11-24'), { kind: 'lesson', number: 9, day: '2026-11-23' }],
  ['and over', monday, at('00:20', '2026-11-24'), { kind: 'outside', why: 'day-off' }],
  ['after the last', timetableOf({ 1: lessons.slice(0, 3) }), at('11:10'), { kind: 'outside', why: 'after' }],
])('%s', (_name, timetable, now, expected) => {
  expect(schoolTimeAt(now, timetable, [])).toMatchObject(expected);
});

test.each([
  ['the lesson ends', at('08:40'), at('09:15')],
  ['the break ends', at('09:16'), at('09:20')],
  ['the evening lesson begins', at('11:10'), at('23:20')],
  ['it ends tomorrow', at('23:59'), at('00:20', '2026-11-24')],
  ['a week of nothing', at('00:20', '2026-11-24'), at('08:30', '2026-11-30')],
])('next change: %s', (_name, now, next) => {
  expect(nextChange(now, monday, [])).toEqual(next);
});

it('next change: none in five weeks', () => {
  const summer = { ...monday.calendar, vacations: [{ name: 'Лето', from: '2026-11-24', to: '2027-02-01' }] };
  expect(nextChange(at('00:20', '2026-11-24'), { ...monday, calendar: summer }, [])).toBeNull();
  expect(nextChange(at('12:00'), timetableOf({}), [])).toBeNull();
});

test.each([
  ['in a lesson', at('08:40'), 'lesson', 'break', 2],
  ['in a break', at('09:16'), 'break', 'lesson', 2],
  ['in the last lesson of the morning', at('10:30'), 'lesson', 'break', 9],
  ['after midnight', at('00:10', '2026-11-24'), 'lesson', 'outside', 1],
  ['on a free day', at('12:00', '2026-11-24'), 'outside', 'lesson', 1],
])('returns the current time, the next change and the next lesson: %s', (_name, now, kind, next, lesson) => {
  expect(schoolMomentAt(now, monday, [])).toMatchObject({
    day: localTime(now, monday.zone).day,
    time: { kind },
    next: { time: { kind: next } },
    lesson: { number: lesson },
  });
});

/** Reference implementation: check each lesson of today and yesterday separately. */
function plainly(
  { day, minute }: { day: string; minute: number },
  timetable: Timetable,
  national: readonly NationalDay[],
) {
  const of = (which: string) => {
    const plan = planOf(which, timetable, national);
    return plan.kind === 'lessons' ? plan.lessons : [];
  };
  const crosses = (from: string, to: string): boolean => minuteOfDay(to) <= minuteOfDay(from);
  const ends = of(day).map(({ from, to }) => minuteOfDay(to) + (crosses(from, to) ? 1440 : 0));
  const on =
    of(day).some(({ from }, i) => minuteOfDay(from) <= minute && minute < (ends[i] ?? 0)) ||
    of(addDays(day, -1)).some(({ from, to }) => crosses(from, to) && minute < minuteOfDay(to));
  const over = Math.max(...ends.filter((end) => end <= minute));
  const next = Math.min(...of(day).flatMap(({ from }) => (minuteOfDay(from) > minute ? [minuteOfDay(from)] : [])));
  const between = Number.isFinite(over) && Number.isFinite(next);
  // A short break follows the latest end of all lessons begun so far; a lesson that is on hides it.
  const short = between && next - over <= timetable.shortBreaks;
  return { lesson: on || short, break: !on && between && !short, outside: !on && !between };
}

const years = [
  ['Europe/Saratov', '2016-01-01T00:00Z'], // Moscow time until 4 December, then one hour ahead
  ['Europe/Saratov', '2026-07-01T00:00Z'],
  ['Europe/Berlin', '2026-07-01T00:00Z'],
  ['America/New_York', '2026-07-01T00:00Z'],
] as const;

describe.each(['Europe/Moscow', 'UTC', 'Asia/Kamchatka'])('on a PC whose zone is %s', (zone) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = zone;
  });
  afterAll(() => {
    process.env.TZ = before;
  });

  it('the PC uses that zone', () => {
    const hours = { 'Europe/Moscow': 3, UTC: 0, 'Asia/Kamchatka': 12 }[zone];
    expect(new Date('2026-11-23T00:00Z').getTimezoneOffset()).toBe(-(hours ?? 0) * 60 || 0);
  });

  it.each(years)('every minute is a lesson, a break or outside, and only one (%s from %s)', (lyceum, from) => {
    const start = Date.parse(from);
    const days = Array.from({ length: 366 }, (_, i) => new Date(start + i * 1440 * MINUTE).toISOString().slice(0, 10));
    const moment = fc.integer({ min: 0, max: 366 * 1440 }).map((minutes) => start + minutes * MINUTE);
    fc.assert(
      fc.property(anyTimetable(days, lyceum), fc.array(moment, { minLength: 20 }), (timetable, moments) => {
        for (const instant of moments) {
          const now = new Date(instant);
          const expected = plainly(localTime(now, lyceum), timetable, nationalDays);
          expect(Object.values(expected).filter(Boolean)).toHaveLength(1);
          expect(expected[schoolTimeAt(now, timetable, nationalDays).kind]).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** UTC offset transitions of a zone: from each instant on, the offset in hours. */
const clocks = {
  'Europe/Saratov': [
    ['2014-10-25T22:00Z', 3],
    ['2016-12-03T23:00Z', 4],
  ],
  'Europe/Berlin': [
    ['2026-03-29T01:00Z', 2],
    ['2026-10-25T01:00Z', 1],
    ['2027-03-28T01:00Z', 2],
  ],
  'America/New_York': [
    ['2026-03-08T07:00Z', -4],
    ['2026-11-01T06:00Z', -5],
    ['2027-03-14T07:00Z', -4],
  ],
} as const;

/** Steps of 59 minutes reach every minute of an hour. Around a change of the UTC offset each minute is checked. */
it.each(years)('computes the local time all year (%s from %s)', (zone, from) => {
  const start = Date.parse(from);
  const end = start + 366 * 1440 * MINUTE;
  const wrong: string[] = [];
  const steps = Array.from({ length: Math.ceil((end - start) / (59 * MINUTE)) }, (_, i) => start + i * 59 * MINUTE);
  const near = clocks[zone].flatMap(([since]) =>
    Array.from({ length: 180 }, (_, i) => Date.parse(since) + (i - 90) * MINUTE),
  );
  for (const now of [...steps, ...near.filter((at) => start <= at && at < end)]) {
    const hours = clocks[zone].findLast(([since]) => Date.parse(since) <= now)?.[1] ?? Number.NaN;
    const wall = new Date(now + hours * 60 * MINUTE).toISOString().slice(0, 16);
    if (localDateTime(localTime(new Date(now), zone)) !== wall) wrong.push(wall);
  }
  expect(wrong).toEqual([]);
});

const key = (time: SchoolTime): string =>
  time.kind === 'lesson' ? `${time.day}/${time.number}/${time.from}` : time.kind;

it.each(years)('the lesson windows of the guard agree (%s from %s)', (zone, from) => {
  const start = Date.parse(from);
  const days = Array.from({ length: 14 }, (_, i) => addDays(from.slice(0, 10), i));
  const moments = fc.array(fc.integer({ min: 1440, max: 12 * 1440 }), { minLength: 20 });
  fc.assert(
    fc.property(anyTimetable(days, zone), moments, (timetable, minutes) => {
      const windows = lessonWindows(timetable, nationalDays, days[0] ?? '', 14);
      for (const minute of minutes) {
        const now = new Date(start + minute * MINUTE);
        const moment = localDateTime(localTime(now, zone));
        const lesson = lessonIn(windows, moment);
        const time = schoolTimeAt(now, timetable, nationalDays);
        if (time.kind === 'lesson')
          expect(lesson).toMatchObject({ day: time.day, number: time.number, from: time.from });
        else expect(isBreakIn(windows, moment) ? 'break' : 'outside').toBe(time.kind);
        expect(lesson !== null).toBe(time.kind === 'lesson');
      }
    }),
    { numRuns: 20 },
  );
});

it.each([
  ['Europe/Saratov', '2016-12-03T00:00Z'],
  ['Europe/Saratov', '2026-12-31T00:00Z'],
  ['Europe/Berlin', '2026-10-24T12:00Z'],
  ['Europe/Berlin', '2027-03-27T12:00Z'],
  ['America/New_York', '2026-10-31T12:00Z'],
  ['America/New_York', '2027-03-13T12:00Z'],
])('the next change is the first minute that differs (%s from %s)', (zone, from) => {
  const start = Date.parse(from);
  const days = Array.from({ length: 6 }, (_, i) => addDays(from.slice(0, 10), i - 1));
  const second = fc.integer({ min: 0, max: 30 * 3600 });
  fc.assert(
    fc.property(anyTimetable(days, zone), second, (timetable, seconds) => {
      const now = new Date(start + seconds * 1000);
      const state = key(schoolTimeAt(now, timetable, nationalDays));
      const end = now.getTime() + 36 * 60 * MINUTE;
      let at = Math.floor(now.getTime() / MINUTE) * MINUTE;
      do at += MINUTE;
      while (at <= end && key(schoolTimeAt(new Date(at), timetable, nationalDays)) === state);
      const next = nextChange(now, timetable, nationalDays)?.getTime() ?? Number.POSITIVE_INFINITY;
      if (at <= end) expect(next).toBe(at);
      else expect(next).toBeGreaterThan(end);
    }),
    { numRuns: 12 },
  );
});

it('covers every minute of a year once by following the next changes', () => {
  const year = { firstDay: '2026-09-01', lastDay: '2027-05-31' };
  const vacations = [{ name: 'Зимние каникулы', from: '2026-12-28', to: '2027-01-10' }];
  const days = timetableOf({ 1: lessons, 2: lessons, 3: lessons, 5: lessons, 6: lessons });
  const timetable = { ...days, shortBreaks: 5, calendar: { ...days.calendar, ...year, vacations } };
  let now = Date.parse('2026-08-31T20:00Z'); // 1 September begins in Saratov
  const met: Record<string, number> = { lesson: 0, break: 0, outside: 0 };
  const end = Date.parse('2027-05-31T20:30Z');
  while (now < end) {
    const time = schoolTimeAt(new Date(now), timetable, nationalDays);
    const next = Math.min(nextChange(new Date(now), timetable, nationalDays)?.getTime() ?? end, end);
    const last = schoolTimeAt(new Date(next - MINUTE), timetable, nationalDays);
    expect(key(last)).toBe(key(time));
    met[time.kind] = (met[time.kind] ?? 0) + (next - now) / MINUTE;
    now = next;
  }
  const school = Array.from({ length: 273 }, (_, i) => addDays('2026-09-01', i)).filter(
    (day) => planOf(day, timetable, nationalDays).kind === 'lessons',
  ).length;
  // 45 + 5 + 45, then 45 after a break of 20, and an hour in the evening.
  expect(met.lesson).toBe(school * (95 + 45 + 60));
  expect(Object.values(met).reduce((a, b) => a + b, 0)).toBe((end - Date.parse('2026-08-31T20:00Z')) / MINUTE);
});
