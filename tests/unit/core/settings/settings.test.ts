import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { readSettings } from '../../../../core/settings/read-settings.ts';
import { isField, settingsSchema } from '../../../../core/settings/settings.ts';

test.each([undefined, null])('returns the defaults without a problem if nothing is stored (%s)', (raw) => {
  expect(readSettings(raw)).toEqual({ settings: defaultSettings, sources: {}, problems: [] });
});

test.each([['a string'], [42], [[]], [true]])('returns the defaults and reports a problem for a stored %j', (raw) => {
  expect(readSettings(raw)).toEqual({
    settings: defaultSettings,
    sources: {},
    problems: [{ field: 'settings', path: 'settings', source: 'here' }],
  });
});

test.each([
  ['mode', 'shout', 'mode'],
  ['educationalUse', 1, 'educationalUse'],
  ['maxLink', 'http://web.max.ru/', 'maxLink'],
  ['sferumLink', 'javascript:alert(1)', 'sferumLink'],
  ['countdown', 0, 'countdown'],
  ['place', 'x'.repeat(61), 'place'],
  ['timetable', { ...defaultSettings.timetable, zone: 'Europe/Rtishchevo' }, 'timetable.zone'],
  [
    'timetable',
    {
      ...defaultSettings.timetable,
      bells: [{ name: 'Звонки', lessons: [{ number: 1, from: '8300', to: '09:15' }] }],
    },
    'timetable.bells.0.lessons.0.from',
  ],
  ['timetable', { ...defaultSettings.timetable, week: { 2: ['Звонки'] } }, 'timetable.week.2.0'],
  ['unheardOf', 1, 'unheardOf'],
])('replaces an invalid %s by its default and reports it; other fields are kept', (field, value, path) => {
  const kept = field === 'place' ? { countdown: 20 } : { place: 'Каб. 12' };
  const { settings, problems } = readSettings({ ...kept, [field]: value });
  expect(settings).toEqual({ ...defaultSettings, ...kept });
  expect(problems).toEqual([{ field, path, source: 'here' }]);
});

it('never throws and always returns valid settings', () => {
  const fields = fc.constantFrom(...Object.keys(settingsSchema.shape), '__proto__', 'constructor', 'toString');
  fc.assert(
    fc.property(fc.dictionary(fields, fc.anything()), (raw) => {
      expect(settingsSchema.safeParse(readSettings(raw).settings).success).toBe(true);
    }),
  );
  expect(({} as Record<string, unknown>).mode).toBeUndefined();
});

it('removes signs that are not visible from the label and the names of the timetable', () => {
  const bells = [{ name: '\u200bОбычные\n', lessons: [] }];
  const timetable = { ...defaultSettings.timetable, bells, week: { 1: ['Обычные\u202e'] } };
  const { settings, problems } = readSettings({ place: 'Каб.\t12\u202e \u0000', timetable });
  expect(problems).toEqual([]);
  expect(settings.place).toBe('Каб. 12');
  expect(settings.timetable.bells[0]?.name).toBe('Обычные');
  expect(settings.timetable.week[1]).toEqual(['Обычные']);
});

it('returns a new copy of the defaults on each call', () => {
  readSettings(undefined).settings.timetable.week[1].push('Звонки');
  expect(readSettings(undefined).settings.timetable.week[1]).toEqual([]);
});

test.each([
  ['mode', true],
  ['timetable', true],
  ['place', true],
  ['regulation', false],
  ['constructor', false],
  ['__proto__', false],
  ['', false],
])('the settings have a field %j: %s', (name, expected) => {
  expect(isField(name)).toBe(expected);
});
