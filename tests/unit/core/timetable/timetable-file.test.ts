import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  readTimetableFile,
  timetableJsonSchema,
  writeTimetableFile,
} from '../../../../core/timetable/timetable-file.ts';
import { timetableOf } from '../../../fixtures/timetables.ts';

const first = { number: 1, from: '08:30', to: '09:15' };
const file = (timetable: unknown, parts = {}): string =>
  JSON.stringify({ format: 'dezhurny-timetable', version: 1, timetable, ...parts });
const bells = (...lessons: unknown[]): unknown => ({ bells: [{ name: 'Обычные', lessons }], week: { 1: ['Обычные'] } });

it('reads the file that it wrote', () => {
  const timetable = timetableOf({ 1: [first], 6: [first, { number: 9, from: '23:20', to: '00:20' }] });
  expect(readTimetableFile(writeTimetableFile(timetable))).toEqual({ ok: true, timetable });
});

it('fills in defaults, and reads the previous format', () => {
  expect(readTimetableFile(file(bells(first)))).toEqual({
    ok: true,
    timetable: expect.objectContaining({ zone: 'Europe/Saratov', shortBreaks: 0 }),
  });
  const old = { zone: 'Asia/Omsk', week: { 1: [first], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } };
  expect(readTimetableFile(file(old))).toMatchObject({ ok: true, timetable: { bells: [{ lessons: [first] }] } });
});

test.each([
  ['no JSON', 'звонки', [{ name: 'not-json', path: '' }]],
  ['another file', '{"format":"dezhurny-journal"}', [{ name: 'not-a-timetable', path: '' }]],
  ['null', 'null', [{ name: 'not-a-timetable', path: '' }]],
  ['a later version', file({}, { version: 2 }), [{ name: 'unknown-version', path: 'version' }]],
  [
    '8300',
    file(bells({ ...first, from: '8300' })),
    [{ name: 'field', path: 'timetable.bells.0.lessons.0.from', value: '8300' }],
  ],
  [
    'an end before the start',
    file(bells({ ...first, to: '08:00' })),
    [{ name: 'backwards', path: 'timetable.bells.0.lessons.0.to', value: '08:00' }],
  ],
  [
    'a repeated lesson',
    file(bells(first, { ...first, from: '10:00', to: '10:45' })),
    [{ name: 'repeatedNumber', path: 'timetable.bells.0.lessons.1.number', value: '1' }],
  ],
  [
    'an overlap',
    file(bells(first, { number: 2, from: '09:00', to: '09:40' })),
    [{ name: 'overlap', path: 'timetable.bells.0.lessons.1.from', value: '09:00' }],
  ],
  [
    'two shifts with the same numbers',
    file({
      bells: [
        { name: 'А', lessons: [first] },
        { name: 'Б', lessons: [{ ...first, from: '14:00', to: '14:45' }] },
      ],
      week: { 3: ['А', 'Б'] },
    }),
    [{ name: 'ambiguousDay', path: 'timetable.week.3' }],
  ],
])('reports %s', (_name, text, problems) => {
  expect(readTimetableFile(text)).toEqual({ ok: false, problems });
});

it('never throws', () => {
  fc.assert(fc.property(fc.json(), (text) => void readTimetableFile(file(JSON.parse(text)))));
});

it('the published JSON Schema equals that of the code', () => {
  const published = JSON.parse(readFileSync('docs/schema/timetable.schema.json', 'utf8'));
  expect(published, 'write it again: npm run schema').toEqual(timetableJsonSchema());
});
