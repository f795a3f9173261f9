import { expect, it, test } from 'vitest';
import { type DetailForms, detailOf, sendsOnlySums, withDetail } from '../../../../core/region/detail.ts';

const entries: DetailForms = [{ from: 0, detail: 'entries' }];
const both: DetailForms = [...entries, { from: 5, detail: 'sums' }];

test.each<[string, DetailForms, 'sums' | 'entries', number, DetailForms]>([
  ['nothing was sent: all days take the form of the policy', [], 'sums', 5, [{ from: 0, detail: 'sums' }]],
  ['the policy is the same', entries, 'entries', 5, entries],
  ['the policy changes: the open day log 4 keeps its form', entries, 'sums', 5, both],
  ['it changes back on the same day', both, 'entries', 5, entries],
  ['it changes back later', both, 'entries', 9, [...both, { from: 9, detail: 'entries' }]],
])('%s', (_when, forms, detail, next, expected) => {
  expect(withDetail(forms, detail, next)).toEqual(expected);
});

it('keeps the form of what is queued', () => {
  expect([0, 4, 5, 60].map((at) => detailOf(both, at))).toEqual(['entries', 'entries', 'sums', 'sums']);
});

it('sends single entries until the last day that began with them is sent', () => {
  expect([3, 4, 5].map((dayLog) => sendsOnlySums(both, dayLog))).toEqual([false, true, true]);
  expect(
    sendsOnlySums(
      [
        { from: 0, detail: 'sums' },
        { from: 9, detail: 'entries' },
      ],
      5,
    ),
  ).toBe(false);
});

it('keeps a bounded number of changes', () => {
  let forms: DetailForms = [];
  for (let next = 1; next < 40; next += 1) forms = withDetail(forms, next % 2 ? 'sums' : 'entries', next);
  expect(forms.length).toBeLessThanOrEqual(8);
  expect(detailOf(forms, 40)).toBe('sums');
});
