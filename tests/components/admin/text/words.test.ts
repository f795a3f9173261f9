import { beforeEach, expect, it } from 'vitest';
import { reportWords, systemsInWords } from '../../../../components/admin/text/words.ts';
import { reportRow } from '../../../../core/export/table.ts';
import { pack } from '../../../../rules/index.ts';
import { absentDays } from '../../../fixtures/journal-rows.ts';
import { speak } from '../../i18n.ts';

const rowOf = (days: number): string =>
  reportRow({ entry: absentDays(days, '2026-11-24', '2026-11-26'), outcome: null }, reportWords(pack)).note;

beforeEach(() => speak('ru'));

it.each([
  [1, '1 учебный день'],
  [2, '2 учебных дня'],
  [5, '5 учебных дней'],
  [11, '11 учебных дней'],
  [21, '21 учебный день'],
  [104, '104 учебных дня'],
  [112, '112 учебных дней'],
])('%i days without a start are named with the right plural and accuse no one', (days, words) => {
  expect(rowOf(days)).toBe(
    `Без запуска по 26.11.2026 (${words} по календарю). ПК не включали или расширение не работало`,
  );
});

it.each([
  [1, '1 school day'],
  [2, '2 school days'],
])('%i in English', (days, words) => {
  speak('en');
  expect(rowOf(days)).toBe(
    `Not started until 26/11/2026 (${words} by the calendar). The PC was not switched on, or the extension did not run`,
  );
});

it.each([
  [1, '1 система', '1 system'],
  [4, '4 системы', '4 systems'],
  [9, '9 систем', '9 systems'],
  [21, '21 система', '21 systems'],
])('%i systems are named with the right plural', (count, russian, english) => {
  expect(systemsInWords(count)).toBe(russian);
  speak('en');
  expect(systemsInWords(count)).toBe(english);
});
