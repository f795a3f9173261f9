import { expect, it, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { readSettings } from '../../../../core/settings/read-settings.ts';
import { migrateTimetable } from '../../../../core/timetable/migrate-timetable.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';

const first = { number: 1, from: '08:30', to: '09:15' };
const late = { number: 9, from: '23:20', to: '00:20' };
const none = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

it('merges days with equal lessons into one set of bells, without loss', () => {
  const old = { zone: 'Asia/Omsk', week: { ...none, 1: [first, late], 2: [first, late], 6: [first] } };
  expect(readSettings({ timetable: old })).toEqual({
    settings: {
      ...defaultSettings,
      timetable: {
        ...defaultSettings.timetable,
        zone: 'Asia/Omsk',
        bells: [
          { name: 'Звонки 1', lessons: [first, late] },
          { name: 'Звонки 2', lessons: [first] },
        ],
        week: { ...none, 1: ['Звонки 1'], 2: ['Звонки 1'], 6: ['Звонки 2'] },
      },
    },
    sources: { timetable: 'here' },
    problems: [],
  });
});

it('keeps repeated numbers and overlaps, which the previous format allowed', () => {
  const odd = [first, { ...first, to: '10:00' }];
  const { settings, problems } = readSettings({ timetable: { zone: 'Europe/Saratov', week: { ...none, 3: odd } } });
  expect(problems).toEqual([]);
  expect(settings.timetable.bells[0]?.lessons).toEqual(odd);
});

test.each([
  [
    'the current format',
    { ...defaultSettings.timetable, bells: [{ name: 'А', lessons: [first] }], week: { ...none, 1: ['А'] } },
  ],
  ['the present form without lessons', defaultSettings.timetable],
  ['nothing', undefined],
  ['something else', { week: 7 }],
])('returns %s unchanged', (_name, raw) => {
  const read = timetableSchema.safeParse(migrateTimetable(raw));
  const asItIs = timetableSchema.safeParse(raw);
  expect(read.data).toEqual(asItIs.data);
});

it('reports problems of the previous format instead of guessing', () => {
  const old = { zone: 'Europe/Saratov', week: { ...none, 1: [{ ...first, from: '8300' }] } };
  const { settings, problems } = readSettings({ timetable: old });
  expect(problems).toEqual([{ field: 'timetable', path: 'timetable.bells.0.lessons.0.from', source: 'here' }]);
  expect(settings.timetable).toEqual(defaultSettings.timetable);
});
