import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../core/report/coverage.ts';
import { mergeExports } from '../../../../core/report/merge.ts';
import { viewOfSchool, weekOfRoom } from '../../../../core/report/merged-view.ts';
import { viewOutside } from '../../../../core/report/outside-view.ts';
import { regulationsOfExports } from '../../../../core/report/report-regulations.ts';
import { reportScope } from '../../../../core/report/report-scope.ts';
import { weekdayOf } from '../../../../core/time/weekday.ts';
import { generatedSchool } from '../../../fixtures/generated-school.ts';
import { summedFile } from '../../../fixtures/summed-file.ts';

const fromMonday = (day: string): boolean => weekdayOf(day) < 6;
const november = { from: '2026-11-01', to: '2026-11-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };
const week = { from: '2026-11-02', to: '2026-11-08' };
const scopes = [
  reportScope(november, october, '2026-12-05', fromMonday),
  reportScope(week, { from: '2026-10-26', to: '2026-11-01' }, '2026-12-05', fromMonday),
];

describe.each([
  ['2026-10-20', 3],
  ['2026-11-05', 40],
  ['2026-11-30', 40],
])('the report of files whose entries are gone up to %s, of %i PCs', (through, pcs) => {
  const files = generatedSchool({ pcs, seed: pcs, perPc: 20, pcsPerRoom: 3 });
  const whole = mergeExports(files);
  const summed = mergeExports(files.map((file) => summedFile(file, through)));

  it.each(scopes)('shows the numbers of all entries, inside and outside the school: $range.from', (scope) => {
    const listed = ['discord', 'telegram'];
    expect(viewOfSchool(summed, scope, listed)).toEqual(viewOfSchool(whole, scope, listed));
    expect(viewOutside(summed, scope, listed)).toEqual(viewOutside(whole, scope, listed));
    const place = whole.pcs[0]?.place ?? '';
    expect(weekOfRoom(summed, scope, place)).toEqual(weekOfRoom(whole, scope, place));
    expect(regulationsOfExports(summed, scope.range)).toEqual(regulationsOfExports(whole, scope.range));
    expect(coverageOf(summed, scope, [])).toEqual(coverageOf(whole, scope, []));
  });

  it('is of the entries where another file still holds them', () => {
    const early = files.map((file) => ({
      ...file,
      ...{ name: `early ${file.name}`, logs: file.entries.map(() => 'open') },
      verified: { ...file.verified, sheets: [] },
    }));
    const both = mergeExports([...early, ...files.map((file) => summedFile(file, '2026-09-30'))]);
    expect(both.pcs.map(({ lines }) => lines.length)).toEqual(whole.pcs.map(({ lines }) => lines.length));
  });
});
