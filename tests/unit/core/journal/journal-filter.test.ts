import { describe, expect, it, test } from 'vitest';
import { aggregateByDay, aggregateRange } from '../../../../core/journal/daily-aggregates.ts';
import { groupByDay } from '../../../../core/journal/journal-days.ts';
import {
  conditionCount,
  countOf,
  fitsFilter,
  isCountable,
  isFiltering,
  type JournalFilter,
  noFilter,
} from '../../../../core/journal/journal-filter.ts';
import type { Recorded } from '../../../../core/journal/recorded-entry.ts';
import { everyDay } from '../../../../core/time/day-range.ts';
import { gap, incident } from '../../../fixtures/journal-rows.ts';

const opened: Recorded = { entry: incident({ lesson: 3 }), outcome: 'closed' };
const unanswered: Recorded = { entry: incident({ lesson: null, hour: 9, surface: 'invite' }), outcome: null };
const lost: Recorded = { entry: gap(4), outcome: null };
const newer = { entry: { ...incident(), v: 99 }, outcome: null } as unknown as Recorded;

describe('fitsFilter', () => {
  test.each<[parts: Partial<JournalFilter>, fitting: Recorded[]]>([
    [{}, [opened, unanswered, lost, newer]],
    [{ kind: 'incident' }, [opened, unanswered]],
    [{ kind: 'service' }, [lost, newer]],
    [{ system: 'telegram' }, [opened, unanswered]],
    [{ system: 'discord' }, []],
    [{ outcome: 'closed' }, [opened]],
    [{ outcome: 'none' }, [unanswered]],
    [{ surface: 'invite' }, [unanswered]],
    [{ time: '3' }, [opened]],
    [{ time: 'h9' }, [unanswered]],
    [{ time: '3', surface: 'invite' }, []],
  ])('%j', (parts, fitting) => {
    const filter = { ...noFilter, ...parts };
    expect([opened, unanswered, lost, newer].filter((row) => fitsFilter(row, filter))).toEqual(fitting);
    expect(isFiltering(filter)).toBe(Object.keys(parts).length > 0);
    expect(conditionCount(filter)).toBe(Object.keys(parts).length);
  });
});

describe('countOf', () => {
  it.each<[Partial<JournalFilter>, boolean]>([
    [{}, false],
    [{ kind: 'service' }, false],
    [{ kind: 'incident' }, true],
    [{ system: 'telegram' }, true],
    [{ system: 'viber' }, true],
    [{ outcome: 'closed' }, true],
    [{ outcome: 'none' }, true],
    [{ surface: 'invite' }, true],
    [{ time: 'h9' }, true],
    [{ time: '3', surface: 'invite' }, false],
  ])('%j is countable: %s, and tells how many rows fit', (parts, countable) => {
    const filter = { ...noFilter, ...parts };
    const rows = [opened, unanswered, lost, newer];
    expect(isCountable(filter)).toBe(countable);
    const fitting = rows.filter((row) => fitsFilter(row, filter)).length;
    if (countable) expect(countOf(filter, aggregateRange(aggregateByDay(rows), everyDay))).toBe(fitting);
  });
});

describe('groupByDay', () => {
  it('keeps days and lessons in their order, and service rows after the incidents', () => {
    const late: Recorded = { entry: incident({ day: '2026-11-24', lesson: 5 }), outcome: null };
    const same: Recorded = { entry: incident({ day: '2026-11-24', lesson: 5 }), outcome: 'stayed' };
    expect(groupByDay([lost, late, same, opened, unanswered])).toEqual([
      { day: '2026-11-24', lessons: [{ time: '5', rows: [late, same] }], service: [lost] },
      {
        ...{ day: '2026-11-23', service: [] },
        lessons: [
          { time: '3', rows: [opened] },
          { time: 'h9', rows: [unanswered] },
        ],
      },
    ]);
  });
});
