import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDraft, type SettingsDraft, toDraft } from '../../../components/admin/settings-draft.ts';
import { copyDay, type LessonDraft, nextLesson, tidyClock } from '../../../components/admin/week-draft.ts';
import { defaultSettings } from '../../../core/default-settings.ts';
import { settingsSchema } from '../../../core/settings.ts';

const lesson = (number: string, from: string, to: string): LessonDraft => ({ number, from, to });
const draftWith = (parts: Partial<SettingsDraft>): SettingsDraft => ({ ...toDraft(defaultSettings), ...parts });
const onMonday = (...lessons: LessonDraft[]): SettingsDraft =>
  draftWith({ week: { ...toDraft(defaultSettings).week, 1: lessons } });

const errorsOf = (draft: SettingsDraft): [string, string][] => {
  const checked = fromDraft(draft);
  return 'errors' in checked ? [...checked.errors] : [];
};

describe('fromDraft', () => {
  it('gives back what toDraft took', () => {
    expect(fromDraft(toDraft(defaultSettings))).toEqual({ settings: defaultSettings });
  });

  it.each([
    [draftWith({ countdown: '2' }), 'countdown', 'countdown'],
    [draftWith({ countdown: '' }), 'countdown', 'countdown'],
    [draftWith({ countdown: '7.5' }), 'countdown', 'countdown'],
    [draftWith({ zone: 'Moon/Crater' }), 'zone', 'zone'],
    [draftWith({ maxLink: 'javascript:alert(1)' }), 'maxLink', 'link'],
    [draftWith({ sferumLink: '' }), 'sferumLink', 'link'],
    [draftWith({ place: 'a\nb' }), 'place', 'place'],
    [draftWith({ educationalUse: 'timetable' }), 'educationalUse', 'emptyTimetable'],
    [onMonday(lesson('0', '08:30', '09:15')), 'week.1.0.number', 'lessonNumber'],
    [onMonday(lesson('1', '', '09:15')), 'week.1.0.from', 'clock'],
    [onMonday(lesson('1', '08:30', '08:30')), 'week.1.0.to', 'sameTime'],
    [onMonday(lesson('1', '23:30', '00:15'), lesson('2', '23:50', '23:55')), 'week.1.1.from', 'overlap'],
    [onMonday(...Array.from({ length: 31 }, (_, i) => lesson(String((i % 30) + 1), '', ''))), 'week.1', 'tooMany'],
  ])('%#: names what is wrong', (draft, path, error) => {
    expect(errorsOf(draft)).toContainEqual([path, error]);
  });

  it('lets lessons touch and cross midnight', () => {
    expect(
      errorsOf(onMonday(lesson('1', '08:30', '09:15'), lesson('2', '09:15', '10:00'), lesson('9', '23:30', '00:15'))),
    ).toEqual([]);
  });

  it('puts lessons in the order of the clock', () => {
    const checked = fromDraft(onMonday(lesson('2', '09:25', '10:10'), lesson('1', '08:30', '09:15')));
    expect('settings' in checked && checked.settings.timetable.week[1].map(({ number }) => number)).toEqual([1, 2]);
  });

  it('never lets through what the schema refuses, and never throws', () => {
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
      fc.property(drafts, ({ monday, ...parts }) => {
        const checked = fromDraft({ ...onMonday(...monday), ...parts });
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
  expect(tidyClock(typed)).toBe(clock);
});

it('copies lessons, not references to them', () => {
  const week = onMonday(lesson('1', '08:30', '09:15')).week;
  const copied = copyDay(week, 1, [1, 2]);
  expect(copied[2]).toEqual(week[1]);
  expect(copied[2]?.[0]).not.toBe(week[1][0]);
  expect(copied[3]).toEqual([]);
});
