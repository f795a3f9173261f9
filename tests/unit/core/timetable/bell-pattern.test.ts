import { describe, expect, it, test } from 'vitest';
import {
  bellTemplates,
  fromPatternDraft,
  patternLessons,
  toPatternDraft,
} from '../../../../core/timetable/bell-pattern.ts';
import { lessonProblems } from '../../../../core/timetable/timetable-problems.ts';

describe('a pattern', () => {
  it('gives lessons with its breaks, of which the last repeats', () => {
    expect(patternLessons({ first: 1, count: 4, minutes: 45, from: '08:00', breaks: [10, 20] })).toEqual([
      { number: 1, from: '08:00', to: '08:45' },
      { number: 2, from: '08:55', to: '09:40' },
      { number: 3, from: '10:00', to: '10:45' },
      { number: 4, from: '11:05', to: '11:50' },
    ]);
  });

  it('gives no lessons after midnight', () => {
    expect(patternLessons({ first: 1, count: 15, minutes: 90, from: '08:00', breaks: [10] })).toEqual([]);
  });

  test.each(Object.entries(bellTemplates))('%s has no conflict between its lessons', (_name, patterns) => {
    const lessons = patterns.flatMap(patternLessons);
    expect(lessons.length).toBeGreaterThan(3);
    expect(lessonProblems(lessons)).toEqual([]);
  });
});

describe('a typed pattern', () => {
  const typed = toPatternDraft(bellTemplates.lessons[0]);

  it('is read back', () => {
    expect(fromPatternDraft({ ...typed, from: '8.00', breaks: '10 20; 20,10' }, 1)).toEqual(bellTemplates.lessons[0]);
  });

  test.each([
    ['no lessons', { count: '0' }],
    ['a word for a number', { minutes: 'час' }],
    ['no time', { from: '25:00' }],
    ['a break below zero', { breaks: '-5' }],
  ])('with %s is refused', (_name, parts) => {
    expect(fromPatternDraft({ ...typed, ...parts }, 1)).toBeNull();
  });
});
