import { expect, test } from 'vitest';
import { aggregateByDay } from '../../../../core/journal/daily-aggregates.ts';
import { absenceSummary } from '../../../../core/status/absence-summary.ts';
import { absence, absentDays, incident } from '../../../fixtures/journal-rows.ts';

test.each([
  ['nothing', [], { lessons: 0, days: 0, last: null }],
  ['an incident alone', [incident()], { lessons: 0, days: 0, last: null }],
  ['days', [absentDays(3, '2026-11-24'), incident({ day: '2026-11-27' })], { lessons: 0, days: 3, last: '2026-11-24' }],
  [
    'days and lessons, the latest first',
    [absence(4, '2026-11-25'), absentDays(2, '2026-11-03'), absentDays(1, '2026-11-19')],
    { lessons: 4, days: 3, last: '2026-11-25' },
  ],
])('of %s', (_name, entries, expected) => {
  expect(absenceSummary(aggregateByDay(entries.map((entry) => ({ entry, outcome: null }))))).toEqual(expected);
});
