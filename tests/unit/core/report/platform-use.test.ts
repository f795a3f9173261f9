import { expect, it, test } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import { newPlatformDay } from '../../../../core/journal/incident.ts';
import { openedByDay, platformUse } from '../../../../core/report/platform-use.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const entryOf = (day: string, lessons: number) => ({
  entry: newPlatformDay(crypto.randomUUID(), day, lessons),
  outcome: null,
});
const periods = new Map([
  ['2026-10-30', 6],
  ['2026-11-02', 6],
  ['2026-11-03', 5],
  ['2026-11-04', 7],
]);

it('has a number for each day with an entry, also if it is 0, and none for other days', () => {
  const days = aggregateByDay([
    entryOf('2026-11-02', 3),
    entryOf('2026-11-03', 0),
    { entry: incident(), outcome: null },
  ]);
  expect(openedByDay(days)).toEqual(
    new Map([
      ['2026-11-02', 3],
      ['2026-11-03', 0],
    ]),
  );
});

it('counts the covered lessons of the days with a number alone, for each PC', () => {
  const one = { opened: new Map([['2026-10-30', 6]]), lessons: periods, periods };
  const two = {
    opened: new Map([
      ['2026-11-02', 3],
      ['2026-11-03', 0],
    ]),
    lessons: periods,
    periods,
  };
  const four = new Map([['2026-11-02', 4]]);
  const three = { opened: new Map([['2026-11-02', 1]]), lessons: four, periods: four };
  expect(platformUse([one, two, three], november)).toEqual({
    ...{ opened: 4, of: 6 + 5 + 4, unit: 'lesson', days: 3, pcs: 2 },
  });
});

it('is nothing where the count was off in the period', () => {
  expect(platformUse([], november)).toBeNull();
  expect(platformUse([{ opened: new Map([['2026-10-30', 6]]), lessons: periods, periods }], november)).toBeNull();
});

test.each([
  { lessons: 4, unit: 'lesson' },
  { lessons: 0, unit: 'hour' },
  { lessons: 1, unit: 'both' },
])('counts by $unit if $lessons of 4 covered periods are lessons', ({ lessons, unit }) => {
  const on = (number: number): Map<string, number> => new Map([['2026-11-02', number]]);
  expect(platformUse([{ opened: on(1), lessons: on(lessons), periods: on(4) }], november)?.unit).toBe(unit);
});
