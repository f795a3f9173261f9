import { expect, it } from 'vitest';
import { monthDue, monthExportSchema } from '../../../../core/export/month-export.ts';

const october = { from: '2026-10-01', to: '2026-10-31' };

it.each([
  ['2026-11-01', null, october],
  ['2026-11-30', { month: '2026-09-01', made: '2026-10-01', saved: true }, october],
  ['2026-11-02', { month: '2026-10-01', made: '2026-11-01', saved: true }, null],
  ['2026-11-01', { month: '2026-10-01', made: '2026-11-01', saved: false }, null],
  ['2026-11-02', { month: '2026-10-01', made: '2026-11-01', saved: false }, october],
  // The clock was set back: a month is not exported again.
  ['2026-10-15', { month: '2026-10-01', made: '2026-11-01', saved: true }, null],
  ['2027-01-01', null, { from: '2026-12-01', to: '2026-12-31' }],
])('on %s after %j: %j', (today, last, due) => {
  expect(monthDue(today, last)).toEqual(due);
});

it('stores days only', () => {
  expect(monthExportSchema.safeParse({ month: '2026-10-01', made: '2026-11-01T08:30', saved: true }).success).toBe(
    false,
  );
});
