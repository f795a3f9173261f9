import { expect, it } from 'vitest';
import { coverageOf } from '../../../../core/report/coverage.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import { reportScope } from '../../../../core/report/report-scope.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { sent } from '../../../fixtures/imported-files.ts';

const fromMonday = (day: string): boolean => weekdayOf(day) < 6;
const november = { from: '2026-11-01', to: '2026-11-30' };
const scope = (today: string) => reportScope(november, { from: '2026-10-01', to: '2026-10-31' }, today, fromMonday);

const until = (pc: string, place: string, to: string) =>
  sent({ name: pc, pc, place, made: '2026-12-01', period: { from: '2026-11-01', to } });

it('counts PCs, rooms and school days with data, and names what is missing', () => {
  const merged = mergeExports([
    until('one', 'Каб. 1', '2026-11-12'),
    until('two', 'Каб. 1', '2026-11-30'),
    until('three', 'Каб. 2', '2026-11-28'),
  ]);
  expect(coverageOf(merged, scope('2026-12-05'), ['каб.  2', 'Библиотека'])).toEqual({
    ...{ pcs: 3, isLowerBound: false, rooms: 2, schoolDays: 21, silent: ['Библиотека'] },
    missing: [
      { pc: 'one', place: 'Каб. 1', days: [{ from: '2026-11-13', to: '2026-11-30' }] },
      { pc: 'three', place: 'Каб. 2', days: [{ from: '2026-11-30', to: '2026-11-30' }] },
    ],
  });
});

it('misses nothing of days to come and of days without school', () => {
  const merged = mergeExports([until('one', 'Каб. 1', '2026-11-13')]);
  expect(coverageOf(merged, scope('2026-11-15'), [])).toMatchObject({ schoolDays: 10, missing: [] });
});
