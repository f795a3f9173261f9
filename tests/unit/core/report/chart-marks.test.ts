import { describe, expect, it, test } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import type { IncidentMode } from '../../../../core/journal/entry.ts';
import { changesIn, freeDaysIn, placeOnChart } from '../../../../core/report/chart-marks.ts';
import { stepsOf } from '../../../../core/report/metrics.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';
import { nationalDays } from '../../../../rules/calendar/index.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };

describe('the vacations and holidays of a range', () => {
  const vacation = { name: 'Осенние каникулы', from: '2026-10-26', to: '2026-11-03' };
  const timetable = timetableSchema.parse({ calendar: { vacations: [vacation] } });

  it('are cut at its ends and named', () => {
    const found = freeDaysIn(november, timetable, nationalDays);
    expect(found.map(({ range, title }) => [range.from, range.to, title?.ru])).toEqual([
      ['2026-11-01', '2026-11-03', 'Осенние каникулы'],
      ['2026-11-04', '2026-11-04', 'День народного единства'],
    ]);
  });

  it('have no holidays of the state where the school works on them', () => {
    const own = { ...timetable, calendar: { ...timetable.calendar, nationalHolidays: false } };
    expect(freeDaysIn(november, own, nationalDays)).toHaveLength(1);
  });
});

describe('changes of the mode', () => {
  /** Days with incidents from 2 November on, each with the modes of its incidents. */
  const days = (...modes: IncidentMode[][]) =>
    aggregateByDay(
      modes.flatMap((ofDay, at) =>
        ofDay.map((mode) => ({
          entry: incident({ day: `2026-11-${String(at + 2).padStart(2, '0')}`, mode }),
          outcome: null,
        })),
      ),
    );

  test.each<[name: string, modes: IncidentMode[][], changes: [string, string][]]>([
    ['none', [['warn'], ['warn'], ['warn']], []],
    ['the first day is no change', [['warn']], []],
    ['one', [['audit'], ['audit'], ['warn'], ['warn']], [['2026-11-04', 'warn']]],
    ['a day with both', [['audit'], ['audit', 'warn'], ['warn'], ['warn']], [['2026-11-03', 'warn']]],
    [
      'there and back',
      [['warn'], ['block'], ['block'], ['block'], ['block'], ['block'], ['warn'], ['warn']],
      [
        ['2026-11-03', 'block'],
        ['2026-11-08', 'warn'],
      ],
    ],
    [
      'a system with a separate mode',
      [['warn'], ['warn', 'block', 'warn'], ['warn'], ['warn'], ['block', 'warn', 'warn']],
      [],
    ],
    ['what a teacher allowed', [['warn'], ['allowed', 'allowed'], ['warn']], []],
  ])('%s', (_name, modes, changes) => {
    expect(changesIn(days(...modes), november).map(({ day, key }) => [day, key])).toEqual(changes);
  });

  it('are shown in the range only, and known from the days before it', () => {
    const all = days(['audit'], ['warn'], ['warn'], ['warn']);
    expect(changesIn(all, { from: '2026-11-04', to: '2026-11-30' })).toEqual([]);
    expect(changesIn(all, { from: '2026-11-03', to: '2026-11-30' })).toHaveLength(1);
  });

  it('are those of the regulation too', () => {
    const entries = ['rpl-2025-09-01', 'rpl-2025-09-01', 'rpl-2026-11-04'].map((pack, at) => ({
      entry: incident({ day: `2026-11-0${at + 2}`, pack }),
      outcome: null,
    }));
    expect(changesIn(aggregateByDay(entries), november)).toEqual([
      { day: '2026-11-04', what: 'pack', key: 'rpl-2026-11-04' },
    ]);
  });
});

describe('the place of days on a chart', () => {
  test.each([
    ['a day of ten', '2026-11-01', '2026-11-10', '2026-11-03', '2026-11-03', { from: 20, to: 30 }],
    ['cut at the ends', '2026-11-01', '2026-11-10', '2026-10-26', '2026-11-02', { from: 0, to: 20 }],
    ['elsewhere', '2026-11-01', '2026-11-10', '2026-12-01', '2026-12-02', null],
    ['half of a week', '2026-10-05', '2026-12-13', '2026-10-05', '2026-10-11', { from: 0, to: 10 }],
  ])('%s', (_name, from, to, first, last, place) => {
    expect(placeOnChart(stepsOf({ from, to }), { from: first, to: last })).toEqual(place);
  });

  it('skips days that the chart leaves out', () => {
    const weekdays = stepsOf({ from: '2026-11-02', to: '2026-11-11' }).filter(({ from }) => !/0[78]$/.test(from));
    expect(placeOnChart(weekdays, { from: '2026-11-07', to: '2026-11-08' })).toBeNull();
    expect(placeOnChart(weekdays, { from: '2026-11-06', to: '2026-11-09' })).toEqual({ from: 50, to: 75 });
  });
});
