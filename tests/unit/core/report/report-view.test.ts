import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../../../core/journal/arrivals.ts';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import type { Outcome } from '../../../../core/journal/entry.ts';
import { type ReportScope, reportScope } from '../../../../core/report/report-scope.ts';
import { bySize, knownFrom, shareOf, viewOfJournal } from '../../../../core/report/report-view.ts';
import type { Shown } from '../../../../core/report/suppression.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { anyRows, incident } from '../../../fixtures/journal-rows.ts';

const systems = ['discord', 'telegram'];
const november: ReportScope = reportScope(
  { from: '2026-11-01', to: '2026-11-30' },
  { from: '2026-10-01', to: '2026-10-31' },
  '2026-12-05',
  (day) => weekdayOf(day) < 7,
);
const wholeYear: ReportScope = {
  range: { from: '2026-09-01', to: '2027-08-31' },
  before: { from: '2025-09-01', to: '2026-08-31' },
  today: '2027-08-31',
  schoolDays: new Set(),
  schoolDaysBefore: new Set(),
};

describe('viewOfJournal', () => {
  it('compares the period with the previous one', () => {
    const view = viewOfJournal(
      aggregateByDay([
        { entry: incident({ day: '2026-10-31' }), outcome: 'closed' },
        { entry: incident({ day: '2026-11-02', lesson: 1 }), outcome: 'moved-to-max' },
        { entry: incident({ day: '2026-11-30', system: 'icq', noticed: 'unreachable' }), outcome: null },
      ]),
      november,
      systems,
      new Map([
        ['2026-10-31', 0],
        ['2026-11-02', 4],
        ['2026-11-30', 6],
        ['2026-12-01', 7],
      ]),
    );
    expect(view).toMatchObject({
      range: { from: '2026-11-01', to: '2026-11-30' },
      before: { from: '2026-10-01', to: '2026-10-31' },
      incidents: { now: 2, before: 1 },
      moved: { now: 1, before: 0 },
      unreachable: { now: 0.5, before: 0 },
      rate: { now: 20, before: null },
      week: [
        { time: '1', counts: [1, 0, 0, 0, 0, 0, 0] },
        { time: '3', counts: [1, 0, 0, 0, 0, 0, 0] },
      ],
      packs: ['rpl-2025-09-01'],
    });
    expect(view.systems).toEqual([
      { key: 'discord', now: 0, before: 0 },
      { key: 'telegram', now: 1, before: 1 },
      { key: 'icq', now: 1, before: 0 },
    ]);
    expect(view.steps).toHaveLength(25); // without the five Sundays
  });

  it('puts the days of the period before beside those of the period, by their order', () => {
    const scope = reportScope(
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2026-11-02', to: '2026-11-08' },
      '2026-11-11',
      (day) => weekdayOf(day) < 6 && day !== '2026-11-04',
    );
    const rows = ['2026-11-03', '2026-11-05', '2026-11-10', '2026-11-11'];
    const days = aggregateByDay(rows.map((day) => ({ entry: incident({ day }), outcome: null })));
    const steps = viewOfJournal(days, scope, systems, new Map()).steps;
    expect(steps.map(({ range, count, before }) => [range.from, count, before])).toEqual([
      ['2026-11-09', 0, 0],
      ['2026-11-10', 1, 1],
      ['2026-11-11', 1, 0],
    ]);
  });

  it('knows nothing of the days before the first', () => {
    const rows = ['2026-10-20', '2026-11-03'].map((day) => ({ entry: incident({ day }), outcome: null }));
    const view = viewOfJournal(aggregateByDay(rows), november, systems, new Map());
    expect(knownFrom(view, null)).toBe(view);
    const partly = knownFrom(view, '2026-10-20');
    expect(partly.isBeforeKnown).toBe(true);
    expect(partly.steps.filter(({ before }) => before !== undefined).map(({ earlier }) => earlier?.from)[0]).toBe(
      '2026-10-20',
    );
    const unknown = knownFrom(view, '2026-11-02');
    expect(unknown.isBeforeKnown).toBe(false);
    expect(unknown.steps.every(({ before }) => before === undefined)).toBe(true);
  });

  it('compares a school day with a school day, also after a vacation', () => {
    const isSchool = (day: string): boolean => weekdayOf(day) < 7 && !(day >= '2026-10-31' && day <= '2026-11-08');
    const rows = ['2026-10-01', '2026-11-09'].map((day) => ({ entry: incident({ day }), outcome: null }));
    const afterVacation = reportScope(november.range, november.before, '2026-12-05', isSchool);
    const { steps } = viewOfJournal(aggregateByDay(rows), afterVacation, [], new Map());
    const first = steps.find(({ earlier }) => earlier);
    expect(first).toMatchObject({
      range: { from: '2026-11-09' },
      count: 1,
      before: 1,
      earlier: { from: '2026-10-01' },
    });
    expect(steps.find(({ range }) => range.from === '2026-11-02')).not.toHaveProperty('before');
  });

  it('lists warnings marked as mistaken by system, surface and reason', () => {
    const entry = incident({ day: '2026-11-02', system: 'telegram', surface: 'site' });
    const rows = aggregateByDay([
      { entry, outcome: 'stayed', mistake: 'site' },
      { entry: incident({ day: '2026-11-03' }), outcome: null },
      { entry: incident({ day: '2026-10-05', system: 'discord' }), outcome: null, mistake: 'lesson' },
    ]);
    const view = viewOfJournal(rows, november, systems, new Map());
    expect(view.mistakes).toEqual([
      { key: 'discord client lesson', now: 0, before: 1 },
      { key: 'telegram site site', now: 1, before: 0 },
    ]);
    expect(view.incidents).toMatchObject({ now: 2, before: 1 });
  });

  it('counts as moved what arrived, and says beside it how often the button was pressed', () => {
    const row = (outcome: Outcome, arrived?: Arrival) => ({ entry: incident({ day: '2026-11-02' }), outcome, arrived });
    const rows = aggregateByDay([
      ...[row('moved-to-max', 'yes'), row('moved-to-sferum', 'no'), row('moved-to-max', 'unknown'), row('stayed')],
      { entry: incident({ day: '2026-10-05' }), outcome: 'moved-to-max' },
    ]);
    const view = viewOfJournal(rows, november, systems, new Map());
    expect(view.presses).toEqual({ pressed: 3, yes: 1, no: 1, unknown: 1 });
    expect(view.moved).toEqual({ now: 0.25, before: 1 });
  });

  it('has totals that equal the number of incidents in every breakdown', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const view = viewOfJournal(aggregateByDay(rows), wholeYear, systems, new Map());
        const all = view.incidents.now;
        for (const part of [view.systems, view.outcomes, view.noticed, view.surfaces])
          expect(sum(part.map(({ now }) => now))).toBe(all);
        expect(sum(view.steps.map(({ count }) => count))).toBe(all);
        expect(sum(view.week.flatMap(({ counts }) => counts))).toBe(all);
      }),
    );
  });
});

const sum = (counts: readonly Shown[]): number => counts.reduce<number>((all, count) => all + (count ?? 0), 0);

describe('bySize', () => {
  it('sorts by both periods, with hidden rows last', () => {
    const rows = [
      { key: 'hidden', now: null, before: 90 },
      { key: 'less', now: 2, before: 50 },
      { key: 'zero', now: 0, before: 0 },
      { key: 'more before', now: 2, before: 60 },
    ];
    expect(bySize(rows).map(({ key }) => key)).toEqual(['more before', 'less', 'zero', 'hidden']);
  });
});

it.each([
  [1, 4, 0.25],
  [0, 0, 'none'],
  [null, 4, 'suppressed'],
  [1, null, 'suppressed'],
])('the share of %s in %s is %s', (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share);
});
