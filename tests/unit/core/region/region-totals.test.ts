import { expect, it, test } from 'vitest';
import { readTotals } from '../../../../core/region/region-totals.ts';

const line = { month: '2026-10-01', line: 'system', value: 'telegram', incidents: 120, total: 180 };
const month = { month: '2026-10-01', incidents: 180, pcs_at_least: 40, watched_lessons: 9000, watching_at_least: 90 };

it('sorts months newest first, numbers descending, suppressed cells last', () => {
  const lines = [
    { ...line, value: 'viber', incidents: null },
    { ...line, value: 'discord', incidents: '60' },
    line,
    { ...line, month: '2026-09-01', line: 'site', value: 'lyceum-27', incidents: null, total: null },
    { ...line, line: 'surface', value: 'client' },
  ];
  const before = { ...month, month: '2026-09-01', incidents: null, pcs_at_least: null };
  const months = readTotals(lines, [before, month]);
  expect(months?.map(({ month: day, incidents, pcs, watched }) => [day, incidents, pcs, watched])).toEqual([
    ['2026-10-01', 180, 40, 9000],
    ['2026-09-01', null, null, 9000],
  ]);
  expect(months?.[0]?.lines.system).toEqual([
    { value: 'telegram', incidents: 120 },
    { value: 'discord', incidents: 60 },
    { value: 'viber', incidents: null },
  ]);
  expect(months?.[1]?.lines.site).toEqual([{ value: 'lyceum-27', incidents: null }]);
});

it('takes the cells of a month in any order, and a month without cells', () => {
  const of = (at: string, value: string, incidents: number) => ({ ...line, month: at, value, incidents });
  const lines = [of('2026-09-01', 'viber', 7), of('2026-10-01', 'viber', 9), of('2026-09-01', 'discord', 8)];
  const months = readTotals(
    lines,
    ['2026-08-01', '2026-09-01', '2026-10-01'].map((day) => ({ ...month, month: day })),
  );
  expect(months?.map(({ lines: { system } }) => system.map(({ value }) => value))).toEqual([
    ['viber'],
    ['discord', 'viber'],
    [],
  ]);
});

it('reads an engine without a complete month', () => {
  expect(readTotals([], [])).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ['no rows', { data: [] }, [month]],
  ['a raw entry', [{ ...line, uid: '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d' }], [month]],
  ['a day id among the months', [line], [{ ...month, day_id: 'x' }]],
  ['the page of a captive portal', '<!doctype html>', [month]],
  ['a personal name', [{ ...line, value: 'Иванов Иван' }], [month]],
  ['a negative number', [{ ...line, incidents: -1 }], [month]],
  ['a fraction', [{ ...line, incidents: 0.5 }], [month]],
  ['an invalid month', [line], [{ ...month, month: 'October' }]],
])('refuses anything but the format of the two views: %s', (_what, lines, months) => {
  expect(readTotals(lines, months)).toBeNull();
});
