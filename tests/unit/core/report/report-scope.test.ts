import { describe, expect, it, test } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import { pastDays, reportScope } from '../../../../core/report/report-scope.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { incident } from '../../../fixtures/journal-rows.ts';

const fromMonday = (day: string): boolean => weekdayOf(day) < 6;
const november = { from: '2026-11-01', to: '2026-11-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };

describe('reportScope', () => {
  test.each([
    ['a period that has ended with the whole one before', '2026-12-05', '2026-10-31'],
    ['its last day too', '2026-11-30', '2026-10-31'],
    ['16 school days with the first 16', '2026-11-23', '2026-10-22'],
    ['one day without school with one day', '2026-11-01', '2026-10-01'],
    ['a period to come with the whole one before', '2026-10-20', '2026-10-31'],
  ])('compares %s', (_name, today, to) => {
    expect(reportScope(november, october, today, fromMonday).before).toEqual({ from: '2026-10-01', to });
  });

  it('compares with the whole period before if that has fewer school days', () => {
    const short = { from: '2026-10-29', to: '2026-10-31' };
    expect(reportScope(november, short, '2026-11-23', fromMonday).before).toEqual(short);
  });
});

describe('pastDays', () => {
  const scope = reportScope(november, october, '2026-11-23', fromMonday);

  it('ends today', () => {
    expect(pastDays(scope, new Map())).toEqual({ from: '2026-11-01', to: '2026-11-23' });
  });

  it('ends with the last incident of a PC whose clock is ahead', () => {
    const days = aggregateByDay([{ entry: incident({ day: '2026-11-25' }), outcome: null }]);
    expect(pastDays(scope, days).to).toBe('2026-11-25');
  });
});
