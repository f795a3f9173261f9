import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../core/settings/default-settings.ts';
import { settingsSchema } from '../../../../core/settings/settings.ts';
import { fromDraft, type SettingsDraft, toDraft } from '../../../../core/settings/settings-draft.ts';
import { type LessonDraft, nextLesson, normalizeClock } from '../../../../core/timetable/lesson-draft.ts';
import { copyDay, removeBells, type TimetableDraft } from '../../../../core/timetable/timetable-draft.ts';
import { timetableSchema } from '../../../../core/timetable/timetable-schema.ts';

const lesson = (number: string, from: string, to: string): LessonDraft => ({ number, from, to });
const draftWith = (parts: Partial<SettingsDraft>): SettingsDraft => ({ ...toDraft(defaultSettings), ...parts });
const timetableWith = (parts: Partial<TimetableDraft>): SettingsDraft =>
  draftWith({ timetable: { ...toDraft(defaultSettings).timetable, ...parts } });
const week = toDraft(defaultSettings).timetable.week;
const onMonday = (...lessons: LessonDraft[]): SettingsDraft =>
  timetableWith({ bells: [{ key: 0, name: 'Обычные', lessons }], week: { ...week, 1: [0] } });

const single = (parts: Partial<TimetableDraft['days'][number]>): TimetableDraft['days'][number] => ({
  day: '2026-11-07',
  kind: 'off',
  weekday: 1,
  bells: [],
  ...parts,
});
const twoShifts = (number: string): SettingsDraft =>
  timetableWith({
    bells: [
      { key: 0, name: 'Первая смена', lessons: [lesson('1', '08:30', '09:15')] },
      { key: 1, name: 'Вторая смена', lessons: [lesson(number, '14:00', '14:45')] },
    ],
    week: { ...week, 1: [0, 1] },
    days: [single({ kind: 'bells', bells: [1] })],
  });

const errorsOf = (draft: SettingsDraft): [string, string][] => {
  const checked = fromDraft(draft);
  return 'errors' in checked ? [...checked.errors] : [];
};

describe('fromDraft', () => {
  it('is the inverse of toDraft', () => {
    expect(fromDraft(toDraft(defaultSettings))).toEqual({ settings: defaultSettings });
  });

  it.each([
    [draftWith({ countdown: '2' }), 'countdown', 'countdown'],
    [draftWith({ countdown: '19' }), 'countdown', 'countdown'],
    [draftWith({ countdown: '' }), 'countdown', 'countdown'],
    [draftWith({ countdown: '7.5' }), 'countdown', 'countdown'],
    [timetableWith({ zone: 'Moon/Crater' }), 'zone', 'zone'],
    [draftWith({ maxLink: 'javascript:alert(1)' }), 'maxLink', 'link'],
    [draftWith({ sferumLink: '' }), 'sferumLink', 'link'],
    [draftWith({ place: 'x'.repeat(61) }), 'place', 'place'],
    [draftWith({ educationalUse: 'timetable' }), 'educationalUse', 'emptyTimetable'],
    [onMonday(lesson('0', '08:30', '09:15')), 'bells.0.lessons.0.number', 'lessonNumber'],
    [onMonday(lesson('1', '', '09:15')), 'bells.0.lessons.0.from', 'clock'],
    [onMonday(lesson('1', '08:30', '08:30')), 'bells.0.lessons.0.to', 'sameTime'],
    [onMonday(lesson('1', '23:30', '00:15'), lesson('2', '23:50', '23:55')), 'bells.0.lessons.1.from', 'overlap'],
    [
      onMonday(...Array.from({ length: 31 }, (_, i) => lesson(String((i % 30) + 1), '', ''))),
      'bells.0.lessons',
      'tooMany',
    ],
    [onMonday(lesson('1', '09:15', '08:30')), 'bells.0.lessons.0.to', 'backwards'],
    [timetableWith({ bells: [{ key: 0, name: ' ', lessons: [] }] }), 'bells.0.name', 'bellsName'],
    [timetableWith({ bells: [0, 1].map((key) => ({ key, name: 'А', lessons: [] })) }), 'bells.1.name', 'bellsName'],
    [timetableWith({ shortBreaks: '31' }), 'shortBreaks', 'shortBreaks'],
    [timetableWith({ firstDay: '2026-09-01', lastDay: '2026-05-31' }), 'lastDay', 'backwardDays'],
    [timetableWith({ vacations: [{ name: 'Осень', from: '', to: '' }] }), 'vacations.0.from', 'day'],
    [
      timetableWith({ vacations: [{ name: 'Осень', from: '2026-11-02', to: '2026-11-01' }] }),
      'vacations.0.to',
      'backwardDays',
    ],
    [
      timetableWith({ vacations: [{ name: '', from: '2026-11-02', to: '2026-11-03' }] }),
      'vacations.0.name',
      'vacationName',
    ],
    [timetableWith({ days: [single({ day: '' })] }), 'days.0.day', 'day'],
    [timetableWith({ days: [single({}), single({})] }), 'days.1.day', 'repeatedDay'],
    [timetableWith({ days: [single({ kind: 'bells' })] }), 'days.0.bells', 'dayBells'],
    [twoShifts('1'), 'week.1', 'ambiguousDay'],
  ])('%#: returns the error', (draft, path, error) => {
    expect(errorsOf(draft)).toContainEqual([path, error]);
  });

  it('accepts adjoining lessons and lessons across midnight', () => {
    expect(
      errorsOf(onMonday(lesson('1', '08:30', '09:15'), lesson('2', '09:15', '10:00'), lesson('9', '23:30', '00:15'))),
    ).toEqual([]);
  });

  it('sorts lessons by start', () => {
    const checked = fromDraft(onMonday(lesson('2', '09:25', '10:10'), lesson('1', '08:30', '09:15')));
    expect('settings' in checked && checked.settings.timetable.bells[0]?.lessons.map(({ number }) => number)).toEqual([
      1, 2,
    ]);
  });

  it('never accepts what the schema rejects, and never throws', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('08:30', '09:15', '1', '24:00', 'https://max.ru/', '10'));
    const day = fc.array(fc.record({ number: text, from: text, to: text }), { maxLength: 4 });
    const drafts = fc.record({
      zone: text,
      maxLink: text,
      sferumLink: text,
      countdown: text,
      place: text,
      monday: day,
    });
    fc.assert(
      fc.property(drafts, ({ monday, zone, ...parts }) => {
        const { timetable, ...others } = onMonday(...monday);
        const checked = fromDraft({ ...others, timetable: { ...timetable, zone }, ...parts });
        if ('settings' in checked) expect(settingsSchema.safeParse(checked.settings).success).toBe(true);
        else expect(checked.errors.size).toBeGreaterThan(0);
      }),
    );
  });
});

describe('nextLesson', () => {
  it.each([
    [[], lesson('1', '08:30', '09:15')],
    [[lesson('1', '08:00', '08:40')], lesson('2', '08:50', '09:30')],
    [[lesson('1', '08:00', '08:40'), lesson('2', '09:00', '09:40')], lesson('3', '10:00', '10:40')],
    [[lesson('x', '', '')], lesson('2', '08:30', '09:15')],
    [[lesson('7', '23:00', '23:45')], lesson('8', '23:55', '00:40')],
  ])('after %j', (lessons, next) => {
    expect(nextLesson(lessons)).toEqual(next);
  });
});

it.each([
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['830', '08:30'],
  ['0830', '08:30'],
  ['23-59', '23:59'],
  [' 9 05 ', '09:05'],
  ['24:00', '24:00'],
  ['8:7', '8:7'],
  ['', ''],
])('reads the time %j as %j', (typed, clock) => {
  expect(normalizeClock(typed)).toBe(clock);
});

it('copies the bells of a day to others', () => {
  const { timetable } = twoShifts('7');
  const copied = copyDay(timetable.week, 1, [1, 2]);
  expect(copied[2]).toEqual([0, 1]);
  expect(copied[2]).not.toBe(copied[1]);
  expect(copied[3]).toEqual([]);
});

it('renames and removes bells in every reference', () => {
  const draft = twoShifts('7');
  const [first, second] = draft.timetable.bells as [TimetableDraft['bells'][number], TimetableDraft['bells'][number]];
  const renamed = fromDraft({
    ...draft,
    timetable: { ...draft.timetable, bells: [first, { ...second, name: ' Вечер ' }] },
  });
  expect('settings' in renamed && renamed.settings.timetable).toMatchObject({
    week: { 1: ['Первая смена', 'Вечер'] },
    calendar: { days: [{ kind: 'bells', bells: ['Вечер'] }] },
  });
  const without = removeBells(draft.timetable, 0);
  expect(without).toMatchObject({ bells: [{ key: 1 }], week: { 1: [1] }, days: [{ bells: [1] }] });
});

it('keeps every field of a timetable', () => {
  const timetable = timetableSchema.parse({
    bells: ['А', 'Б'].map((name, i) => ({ name, lessons: [{ number: i + 1, from: `1${i}:00`, to: `1${i}:45` }] })),
    week: { 1: ['А', 'Б'], 6: ['Б'] },
    shortBreaks: 5,
    calendar: {
      firstDay: '2026-09-01',
      nationalHolidays: false,
      vacations: [{ name: 'Осень', from: '2026-10-26', to: '2026-11-03' }],
      days: [
        { day: '2026-11-07', kind: 'weekday', weekday: 3 },
        { day: '2026-12-30', kind: 'bells', bells: ['А', 'Б'] },
        { day: '2026-12-31', kind: 'off' },
      ],
    },
  });
  const settings = { ...defaultSettings, timetable };
  expect(fromDraft(toDraft(settings))).toEqual({ settings });
});
