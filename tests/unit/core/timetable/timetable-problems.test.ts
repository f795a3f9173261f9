import { expect, test } from 'vitest';
import { ambiguousDays, lessonProblems } from '../../../../core/timetable/timetable-problems.ts';

const first = { number: 1, from: '08:30', to: '09:15' };

test.each([
  ['adjoining lessons', { number: 2, from: '09:15', to: '10:00' }, []],
  ['the same number', { number: 1, from: '09:25', to: '10:10' }, ['number repeatedNumber']],
  ['no length', { number: 2, from: '10:00', to: '10:00' }, ['to sameTime']],
  ['swapped times', { number: 2, from: '10:10', to: '09:25' }, ['to backwards']],
  ['a lesson of six hours across midnight', { number: 2, from: '22:00', to: '04:00' }, []],
  ['a minute more across midnight', { number: 2, from: '22:00', to: '04:01' }, ['to backwards']],
  ['an overlap of a minute', { number: 2, from: '09:14', to: '10:00' }, ['from overlap']],
  [
    'the same number and an overlap',
    { number: 1, from: '08:30', to: '09:15' },
    ['number repeatedNumber', 'from overlap'],
  ],
])('%s', (_case, lesson, problems) => {
  const found = lessonProblems([first, lesson]);
  expect(found.map(({ index, part, name }) => `${index} ${part} ${name}`)).toEqual(problems.map((one) => `1 ${one}`));
});

test('a night lesson overlaps one of the next morning', () => {
  const night = { number: 1, from: '23:00', to: '01:00' };
  expect(lessonProblems([night, { number: 2, from: '00:30', to: '01:30' }])).toEqual([
    { index: 1, part: 'from', name: 'overlap', other: 0 },
  ]);
});

test('reports days on which two shifts share a lesson number', () => {
  const bells = [
    { name: 'A', lessons: [first] },
    { name: 'B', lessons: [{ ...first, from: '14:00', to: '14:45' }] },
  ];
  const week = { 1: ['A', 'B'], 2: ['A'], 3: ['B'], 4: [], 5: [], 6: ['B', 'A'], 7: [] };
  expect(ambiguousDays({ bells, week })).toEqual([1, 6]);
});
