import { describe, expect, it } from 'vitest';
import { daysToCheck, uncoveredLessonsIn } from '../../../../core/journal/uncovered-lessons.ts';

const week = ['2026-11-23', '2026-11-24', '2026-11-25'];
const three = (): number[] => [1, 2, 3];
const watched = (days: Record<string, number[]>): Map<string, Set<number>> =>
  new Map(Object.entries(days).map(([day, lessons]) => [day, new Set(lessons)]));

describe('uncoveredLessonsIn', () => {
  it('finds no absence if every lesson has a heartbeat or there are no lessons', () => {
    expect(uncoveredLessonsIn(week, three, watched(Object.fromEntries(week.map((day) => [day, [3, 2, 1]]))))).toEqual(
      [],
    );
    expect(uncoveredLessonsIn(week, () => [], new Map())).toEqual([]);
  });

  it('joins uncovered lessons over nights and days off', () => {
    const lessonsOf = (day: string): number[] => (day === '2026-11-24' ? [] : [1, 2, 3]);
    expect(uncoveredLessonsIn(week, lessonsOf, watched({ '2026-11-23': [1], '2026-11-25': [3] }))).toEqual([
      { day: '2026-11-23', lesson: 2, untilDay: '2026-11-25', untilLesson: 2, lessons: 4 },
    ]);
  });

  it('splits an absence at a covered lesson', () => {
    expect(uncoveredLessonsIn(['2026-11-23'], three, watched({ '2026-11-23': [2] }))).toEqual([
      { day: '2026-11-23', lesson: 1, untilDay: '2026-11-23', untilLesson: 1, lessons: 1 },
      { day: '2026-11-23', lesson: 3, untilDay: '2026-11-23', untilLesson: 3, lessons: 1 },
    ]);
  });
});

describe('daysToCheck', () => {
  const at = (day: string, strange: { day: string; days: number } | null = null) => ({ day, strange });

  it.each([
    ['the days since the last check', '2026-11-22', ['2026-11-23', '2026-11-24'], '2026-11-24'],
    ['none in a new journal, which begins today', null, [], '2026-11-25'],
  ])('%s', (_name, checked, days, through) => {
    expect(daysToCheck(checked, at('2026-11-25'), '2026-11-25', 90)).toEqual({ days, through });
  });

  it.each([
    ['on the same day again', '2026-11-24', at('2026-11-25')],
    ['while the clock is a few days behind', '2026-11-27', at('2026-11-28')],
    ['while the clock is not trusted', '2026-11-10', at('2026-11-10', { day: '2026-11-25', days: 4 })],
  ])('nothing %s', (_name, checked, trusted) => {
    expect(daysToCheck(checked, trusted, '2026-11-25', 90)).toBeNull();
  });

  it('goes back no further than retention', () => {
    expect(daysToCheck('2010-01-01', at('2026-11-25'), '2026-11-25', 365)?.days).toHaveLength(365);
    expect(daysToCheck('2026-06-01', at('2026-11-25'), '2026-11-25', 2)?.days).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('begins again at the trusted day after a clock that ran years ahead is set back for good', () => {
    const reset = daysToCheck('2030-01-01', at('2026-11-25'), '2026-11-25', 90);
    expect(reset).toEqual({ days: [], through: '2026-11-24' });
    expect(daysToCheck(reset?.through ?? null, at('2026-11-27'), '2026-11-27', 90)?.days).toEqual([
      '2026-11-25',
      '2026-11-26',
    ]);
  });
});
