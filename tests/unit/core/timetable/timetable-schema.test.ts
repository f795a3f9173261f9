import { expect, it, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';

const normal = { name: 'Обычные', lessons: [{ number: 1, from: '08:30', to: '09:15' }] };
const paths = (raw: unknown): string[] =>
  timetableSchema.safeParse(raw).error?.issues.map(({ path }) => path.join('.')) ?? [];

it('has the defaults of the settings', () => {
  expect(timetableSchema.parse({})).toEqual(defaultSettings.timetable);
});

test.each([
  ['an unknown zone', { zone: 'Europe/Rtishchevo' }, ['zone']],
  ['8300', { bells: [{ name: 'А', lessons: [{ number: 1, from: '8300', to: '09:15' }] }] }, ['bells.0.lessons.0.from']],
  [
    'lesson 0',
    { bells: [{ name: 'А', lessons: [{ number: 0, from: '08:30', to: '09:15' }] }] },
    ['bells.0.lessons.0.number'],
  ],
  ['bells without a name', { bells: [{ ...normal, name: ' ' }] }, ['bells.0.name']],
  ['two bells of a name', { bells: [normal, normal] }, ['bells.1.name']],
  ['a weekday with unknown bells', { bells: [normal], week: { 1: ['Обычные', 'Короткие'] } }, ['week.1.1']],
  [
    'a day with unknown bells',
    { calendar: { days: [{ day: '2026-12-30', kind: 'bells', bells: ['А'] }] } },
    ['calendar.days.0.bells.0'],
  ],
  [
    'a repeated day',
    {
      calendar: {
        days: [
          { day: '2026-12-30', kind: 'off' },
          { day: '2026-12-30', kind: 'weekday', weekday: 1 },
        ],
      },
    },
    ['calendar.days.1.day'],
  ],
  [
    'a vacation that ends before it begins',
    { calendar: { vacations: [{ name: 'Осень', from: '2026-11-05', to: '2026-10-26' }] } },
    ['calendar.vacations.0.to'],
  ],
  [
    'a year that ends before it begins',
    { calendar: { firstDay: '2026-09-01', lastDay: '2026-05-25' } },
    ['calendar.lastDay'],
  ],
  ['30 February', { calendar: { firstDay: '2027-02-30' } }, ['calendar.firstDay']],
  ['an hour of break', { shortBreaks: 60 }, ['shortBreaks']],
  ['something more', { teacher: 'Иванов' }, ['']],
])('refuses %s', (_name, raw, expected) => {
  expect(paths(raw)).toEqual(expected);
});
