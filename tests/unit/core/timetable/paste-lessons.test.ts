import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { pasteLessons } from '../../../../core/timetable/paste-lessons.ts';

const first = { number: 1, from: '08:30', to: '09:15' };
const second = { number: 2, from: '09:25', to: '10:10' };

test.each([
  ['tabs', '1\t08:30\t09:15\n2\t09:25\t10:10'],
  ['Windows lines, empty ones and empty cells', '\r\n1\t08:30\t09:15\t\r\n\t\t\r\n2\t09:25\t10:10\t\r\n'],
  ['semicolons', '1;8:30;9:15\n2;9:25;10:10;'],
  ['spaces', '1 8:30 9:15\n2 9:25 10:10'],
  ['points and dashes', '1. 8.30–9.15\n2) 9.25 - 10.10'],
  ['both times in one cell', '1\t08:30-09:15\n2\t09:25 — 10:10'],
  ['a heading', 'Урок\tНачало\tКонец\n1\t08:30\t09:15\n2\t09:25\t10:10'],
  ['another order', '2\t09:25\t10:10\n1\t08:30\t09:15'],
  ['what a school writes', '1 урок 8.30-9.15\n2 урок 9.25 – 10.10'],
  ['ordinals and words before the number', '1-й урок: с 8.30 до 9.15\nУрок 2: 9.25 - 10.10'],
  ['double lessons', '1 пара 8:30 – 9:15\n2 пара 9:25 – 10:10'],
  ['both halves of a double lesson', '1 пара 8:30–8:50, 8:55–9:15\n2 пара 9:25–9:45, 9:50–10:10'],
  ['a table of Word with breaks', '№ урока\tВремя\tПеремена\n1\t8.30 – 9.15\t10 минут\n2\t9.25 – 10.10\t20 мин.'],
  ['lines about breaks', '1 урок 8.30-9.15\nПеремена 10 минут\n2 урок 9.25-10.10\nБольшая перемена'],
  ['times of Excel with seconds', '1\t8:30:00\t9:15:00\n2\t9:25:00\t10:10:00'],
  ['raised minutes', '1 урок 8³⁰ – 9¹⁵\n2 урок 9²⁵ – 10¹⁰'],
  ['minutes after a dash', '1 урок 8-30 – 9-15\n2 урок 9-25 – 10-10'],
  ['Roman numbers', 'I 8:30–9:15\nII 9:25–10:10'],
  ['times alone, in their order', '8:30–9:15\n9:25–10:10'],
  ['a heading with a year', 'Расписание звонков на 2026/27 год\n1 урок 8.30-9.15\n2 урок 9.25-10.10'],
  ['no-break spaces', '1\u00a08:30\u00a09:15\n№2\u00a09:25\u00a010:10'],
])('reads %s', (_name, text) => {
  expect(pasteLessons(text)).toEqual({ ok: true, lessons: [first, second] });
});

it('reads a lesson across midnight', () => {
  expect(pasteLessons('9 23:20 00:20')).toEqual({ ok: true, lessons: [{ number: 9, from: '23:20', to: '00:20' }] });
});

test.each([
  ['nothing', ' \n', [[1, 'nothing']]],
  ['only a heading', 'Урок\tНачало\tКонец', [[1, 'nothing']]],
  ['8300', '1 8300 09:15', [[1, 'from']]],
  ['24:00', '1 08:30 24:00', [[1, 'to']]],
  ['no number', 'Алгебра 08:30 09:15 1', [[1, 'columns']]],
  ['a word for a number', '0 08:30 09:15', [[1, 'number']]],
  ['two columns', '1 08:30', [[1, 'columns']]],
  ['the end before the beginning', '1 09:15 08:30', [[1, 'backwards']]],
  ['no length', '1 09:15 09:15', [[1, 'sameTime']]],
  ['an overlap', '1 08:30 09:15\n2 09:10 09:55', [[2, 'overlap']]],
  ['an overlap after midnight', '1 23:30 01:00\n2 00:30 01:30', [[2, 'overlap']]],
  ['a lesson twice', '1 08:30 09:15\n\n1 09:25 10:10', [[3, 'repeatedNumber']]],
  ['a second heading', '1 08:30 09:15\nВторая смена\n7 14:00 14:45', [[2, 'columns']]],
  [
    'several at once',
    '1 8300 09:15\n2 09:25 9999\nx 10:20 11:05',
    [
      [1, 'from'],
      [2, 'to'],
      [3, 'number'],
    ],
  ],
])('reports %s, with its line', (_name, text, problems) => {
  expect(pasteLessons(text)).toEqual({ ok: false, problems: problems.map(([line, name]) => ({ line, name })) });
});

it('accepts thirty lessons and reports further ones', () => {
  const rows = Array.from(
    { length: 31 },
    (_, i) => `${(i % 30) + 1} ${String(i % 24).padStart(2, '0')}:${i < 24 ? '00' : '30'} x`,
  );
  const pasted = pasteLessons(rows.join('\n'));
  expect(!pasted.ok && pasted.problems).toContainEqual({ line: 31, name: 'tooMany' });
});

it('never throws and drops no line silently', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('1', '2', '8:30', '9.15', '10:00', '–', '\t', ';'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.join(' ')).join('\n');
      const filled = text.split(/\r\n|\r|\n/).filter((line) => /[^\s;]/.test(line));
      const heading = 1;
      const pasted = pasteLessons(text);
      if (pasted.ok) expect(pasted.lessons.length).toBeGreaterThanOrEqual(filled.length - heading);
      else expect(pasted.problems.length).toBeGreaterThan(0);
    }),
  );
});
