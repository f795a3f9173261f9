import { expect, it, test } from 'vitest';
import { ownSchoolByMonth, readSchools } from '../../../../core/region/own-school.ts';

const month = '2026-10-01';
const row = (site: string, incidents: number | null, lessons: number | null = 1000) => ({
  month,
  site,
  incidents,
  watched_lessons: lessons,
});
const others = [row('a1', 10), row('a2', 20), row('a3', 30), row('a4', 40)];

test.each<[string, object[], unknown]>([
  ['the middle of an odd number', [row('own', 90), ...others], { own: 9, median: 3, schools: 5 }],
  ['between two of an even number', [row('own', 0), ...others, row('a5', 50)], { own: 0, median: 2.5, schools: 6 }],
  ['a suppressed own number', [row('own', null), ...others, row('a5', 50)], { own: null, median: 3, schools: 5 }],
  ['too few schools', [row('own', 90), ...others.slice(1)], undefined],
  ['suppressed schools do not count', [row('own', 90), row('a1', null), ...others.slice(1)], undefined],
  ['a school that is not there', [...others, row('a5', 50)], undefined],
  ['a school without lessons', [row('own', 0, 0), ...others, row('a5', 50)], { own: null, median: 3, schools: 5 }],
])('%s', (_what, rows, expected) => {
  expect(ownSchoolByMonth(readSchools(rows) ?? [], 'own').get(month)).toEqual(expected);
});

it('keeps months apart', () => {
  const rows = [row('own', 90), ...others, { ...row('own', 1), month: '2026-09-01' }];
  expect([...ownSchoolByMonth(readSchools(rows) ?? [], 'own').keys()]).toEqual([month]);
});

test.each<[string, unknown]>([
  ['a raw entry', [{ ...row('own', 1), uid: '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d' }]],
  ['a personal name', [row('Иванов', 1)]],
  ['the page of a captive portal', '<!doctype html>'],
  ['nothing', null],
])('refuses anything but the format of the view: %s', (_what, raw) => expect(readSchools(raw)).toBeNull());
