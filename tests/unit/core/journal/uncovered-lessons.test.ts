import { describe, expect, it } from 'vitest';
import { absencesIn, daysToCheck } from '../../../../core/journal/uncovered-lessons.ts';

const week = ['2026-11-23', '2026-11-24', '2026-11-25'];
const three = (): number[] => [1, 2, 3];
const watched = (days: Record<string, number[]>): Map<string, Set<number>> =>
  new Map(Object.entries(days).map(([day, lessons]) => [day, new Set(lessons)]));

describe('absencesIn', () => {
  it('finds no absence if every lesson has a heartbeat or there are no lessons', () => {
    expect(absencesIn(week, three, watched(Object.fromEntries(week.map((day) => [day, [3, 2, 1]]))))).toEqual([]);
    expect(absencesIn(week, () => [], new Map())).toEqual([]);
  });

  it('joins uncovered lessons over nights and days off', () => {
    const lessonsOf = (day: string): number[] => (day === '2026-11-24' ? [] : [1, 2, 3]);
    expect(absencesIn(week, lessonsOf, watched({ '2026-11-23': [1], '2026-11-25': [3] }))).toEqual([
      { day: '2026-11-23', lesson: 2, untilDay: '2026-11-25', untilLesson: 2, lessons: 4 },
    ]);
  });

  it('splits an absence at a covered lesson', () => {
    expect(absencesIn(['2026-11-23'], three, watched({ '2026-11-23': [2] }))).toEqual([
      { day: '2026-11-23', lesson: 1, untilDay: '2026-11-23', untilLesson: 1, lessons: 1 },
      { day: '2026-11-23', lesson: 3, untilDay: '2026-11-23', untilLesson: 3, lessons: 1 },
    ]);
  });
});

it('checks past days only, at most 366 of them', () => {
  expect(daysToCheck('2026-11-22', '2026-11-25')).toEqual(['2026-11-23', '2026-11-24']);
  expect(daysToCheck('2026-11-24', '2026-11-25')).toEqual([]);
  expect(daysToCheck('2026-11-30', '2026-11-25')).toEqual([]);
  expect(daysToCheck('2010-01-01', '2026-11-25')).toHaveLength(366);
});
