import { describe, expect, it } from 'vitest';
import { lessonPeriods, periodsAround } from '../../../../core/timetable/lesson-period.ts';
import type { Timetable } from '../../../../core/timetable/timetable-schema.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const monday = '2026-11-23';
const lessons = [
  { number: 1, from: '08:30', to: '09:15' },
  { number: 2, from: '09:20', to: '10:05' },
  { number: 9, from: '23:20', to: '00:20' },
];
const school = timetableOf({ 1: lessons }, { shortBreaks: 5 });
const empty = timetableOf({});
const inBerlin = { ...empty, zone: 'Europe/Berlin' };

/** Each period as `lesson 1 23T04:30 23T05:15`, in UTC. */
function listed(periods: ReturnType<typeof lessonPeriods>): string[] {
  const text = (at: Date): string => at.toISOString().slice(8, 16);
  return periods.map(({ lesson, hour, from, until }) => {
    return `${lesson === null ? `hour ${hour}` : `lesson ${lesson}`} ${text(from)} ${text(until)}`;
  });
}

describe('the lessons of some days', () => {
  it('last from bell to bell, without the short breaks that count as lessons, and past midnight', () => {
    const all = ['lesson 1 23T04:30 23T05:15', 'lesson 2 23T05:20 23T06:05', 'lesson 9 23T19:20 23T20:20'];
    expect(listed(lessonPeriods(school, [], monday, 1))).toEqual(all);
    expect(lessonPeriods(school, [], monday, 1).at(-1)).toMatchObject({ day: monday, lesson: 9, hour: null });
  });

  it.each<[string, Timetable, string, number, number]>([
    ['a week', school, monday, 7, 3],
    ['a day off, with the lesson of the night before', school, '2026-11-24', 1, 1],
    ['a day off', school, '2026-11-25', 1, 0],
    ['no days', school, '2026-11-25', 0, 0],
    ['the hours of a day without a timetable', empty, monday, 1, 24],
    ['of two days', empty, monday, 2, 48],
    ['a day on which clocks skip an hour', inBerlin, '2026-03-29', 1, 23],
    ['a day on which clocks repeat an hour', inBerlin, '2026-10-25', 1, 24],
  ])('of %s', (_what, timetable, from, days, number) => {
    expect(lessonPeriods(timetable, [], from, days)).toHaveLength(number);
  });

  it('are hours up to midnight where there is no timetable', () => {
    const hours = lessonPeriods(empty, [], monday, 1);
    expect(hours[0]).toMatchObject({ day: monday, lesson: null, hour: 0 });
    expect(listed(hours).at(-1)).toBe('hour 23 23T19:00 23T20:00');
  });

  it('cover every minute of a day on which clocks change', () => {
    for (const day of ['2026-03-29', '2026-10-25']) {
      const hours = lessonPeriods(inBerlin, [], day, 1);
      for (const [i, { from }] of hours.slice(1).entries()) expect(from).toEqual(hours[i]?.until);
    }
  });
});

describe('the lessons around a moment', () => {
  const at = (clock: string, day = monday): Date => new Date(`${day}T${clock}:00+04:00`);

  it.each<[string, Date, number, (number | null)[]]>([
    ['a lesson that is on', at('08:30'), 0, [1]],
    ['its last minute', at('09:14'), 0, [1]],
    ['the bell that ends it', at('09:15'), 0, []],
    ['the next one within the minutes', at('09:10'), 10, [1, 2]],
    ['one that begins with the last of the minutes', at('09:15'), 5, [2]],
    ['one that begins a minute later', at('09:15'), 4, []],
    ['one that began the day before', at('00:10', '2026-11-24'), 0, [9]],
    ['one of the next day', at('23:50', '2026-11-22'), 9 * 60, [1]],
  ])('%s', (_what, now, minutes, numbers) => {
    expect(periodsAround(now, school, [], minutes).map(({ lesson }) => lesson)).toEqual(numbers);
  });

  it('is an hour where there is no timetable', () => {
    expect(periodsAround(at('09:59'), empty, [], 1).map(({ hour }) => hour)).toEqual([9, 10]);
  });
});
