import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { aggregateByDay, type DailyAggregates } from '../../../../core/journal/daily-aggregates.ts';
import { movedShare, perHundred, rateOf, stepsOf, weekMapOf } from '../../../../core/report/metrics.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

/** Aggregates of incidents, each by its ISO day and its lesson, or its hour as `h9`. */
const days = (...incidents: [day: string, time: number | `h${number}`][]): DailyAggregates =>
  aggregateByDay(
    incidents.map(([day, time]) => ({
      entry:
        typeof time === 'number'
          ? incident({ day, lesson: time })
          : incident({ day, lesson: null, hour: Number(time.slice(1)) }),
      outcome: null,
    })),
  );

const november = { from: '2026-11-01', to: '2026-11-30' };

/** ISO day a number of days after 1 January 2025, by JavaScript's calendar. */
const dayAt = (offset: number): string => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10);

describe('stepsOf', () => {
  test.each([
    ['45 days into days', '2026-11-01', '2026-12-15', 'day', 45, ['2026-11-01', '2026-11-01'], '2026-12-15'],
    ['46 days into weeks', '2026-11-01', '2026-12-16', 'day', 8, ['2026-11-01', '2026-11-01'], '2026-12-14'],
    [
      '7 days into weeks at the finest',
      '2026-11-04',
      '2026-11-10',
      'week',
      2,
      ['2026-11-04', '2026-11-08'],
      '2026-11-09',
    ],
    ['200 days into weeks', '2026-09-01', '2027-03-19', 'day', 29, ['2026-09-01', '2026-09-06'], '2027-03-15'],
    ['201 days into months', '2026-09-02', '2027-03-21', 'day', 7, ['2026-09-02', '2026-09-30'], '2027-03-01'],
    ['one day', '2026-11-23', '2026-11-23', 'week', 1, ['2026-11-23', '2026-11-23'], '2026-11-23'],
  ] as const)('splits %s', (_name, from, to, finest, count, first, startOfLast) => {
    const steps = stepsOf({ from, to }, finest);
    expect(steps).toHaveLength(count);
    expect(steps[0]).toEqual({ from: first[0], to: first[1] });
    expect(steps.at(-1)).toEqual({ from: startOfLast, to });
  });

  it('leaves no day out and counts none twice', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(500), fc.constantFrom('day', 'week'), (start, length, finest) => {
        const steps = stepsOf({ from: dayAt(start), to: dayAt(start + length) }, finest);
        let next = start;
        for (const { from, to } of steps) {
          expect(from).toBe(dayAt(next));
          while (dayAt(next) < to) next += 1;
          expect(dayAt(next)).toBe(to);
          next += 1;
        }
        expect(next).toBe(start + length + 1);
      }),
    );
  });
});

describe('weekMapOf', () => {
  it('counts by lesson and weekday: lessons by number, then hours', () => {
    const counted = days(
      ['2026-11-23', 'h9'],
      ['2026-11-23', 10],
      ['2026-11-29', 2],
      ['2026-11-30', 2],
      ['2026-11-02', 2],
      ['2026-11-24', 'h10'],
    );
    expect([...weekMapOf(counted, november)]).toEqual([
      ['2', [2, 0, 0, 0, 0, 0, 1]],
      ['10', [1, 0, 0, 0, 0, 0, 0]],
      ['h9', [1, 0, 0, 0, 0, 0, 0]],
      ['h10', [0, 1, 0, 0, 0, 0, 0]],
    ]);
  });

  it('leaves out days outside the range', () => {
    expect(weekMapOf(days(['2026-10-31', 1], ['2026-12-01', 1]), november).size).toBe(0);
  });
});

test.each([
  ['no incidents', 0, {}, { moved: 0, of: 0 }],
  ['both platforms', 9, { 'moved-to-max': 3, 'moved-to-sferum': 2, closed: 4 }, { moved: 5, of: 9 }],
  ['incidents without an outcome', 9, { 'moved-to-max': 1, none: 7, stayed: 1 }, { moved: 1, of: 2 }],
  ['unanswered warnings, which are an outcome', 3, { unanswered: 3 }, { moved: 0, of: 3 }],
] as const)('movedShare: %s', (_name, incidents, outcomes, expected) => {
  const by = { outcome: new Map(Object.entries(outcomes)), arrival: new Map() } as never;
  expect(movedShare({ incidents, by })).toEqual(expected);
});

test('movedShare: presses after which the platform did not open, or may not have opened, do not count', () => {
  const outcome = new Map(Object.entries({ 'moved-to-max': 6, 'moved-to-sferum': 1, stayed: 3 }));
  const arrival = new Map(Object.entries({ yes: 3, no: 1, unknown: 1 }));
  const by = { outcome, arrival } as never;
  expect(movedShare({ incidents: 10, by })).toEqual({ moved: 5, of: 10 });
});

describe('rateOf', () => {
  const covered = (counts: Record<string, number>) => new Map(Object.entries(counts));

  test.each([
    ['incidents in covered lessons', [['2026-11-23', 1]], { '2026-11-23': 8, '2026-11-24': 2 }, 10],
    ['no covered lesson', [['2026-11-23', 1]], {}, null],
    ['days with a count of 0', [['2026-11-23', 1]], { '2026-11-23': 0 }, null],
    [
      'incidents of days that were not covered',
      [
        ['2026-11-20', 1],
        ['2026-11-23', 1],
      ],
      { '2026-11-23': 4 },
      25,
    ],
    [
      'incidents by the hour',
      [
        ['2026-11-23', 'h9'],
        ['2026-11-23', 2],
      ],
      { '2026-11-23': 4 },
      25,
    ],
    ['lessons outside the range', [['2026-12-01', 1]], { '2026-12-01': 4, '2026-11-30': 5 }, 0],
    [
      'more than one a lesson',
      [
        ['2026-11-23', 1],
        ['2026-11-23', 1],
      ],
      { '2026-11-23': 1 },
      200,
    ],
  ] as [string, [string, number | `h${number}`][], Record<string, number>, number | null][])(
    '%s',
    (_name, incidents, lessons, expected) => {
      expect(rateOf(days(...incidents), november, covered(lessons))).toBe(expected);
    },
  );

  test.each([
    [1, 3, 100 / 3],
    [0, 7, 0],
    [5, 0, null],
  ])('perHundred: %i incidents in %i lessons', (incidents, lessons, expected) => {
    expect(perHundred(incidents, lessons)).toBe(expected);
  });
});
