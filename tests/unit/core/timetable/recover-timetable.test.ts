import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../../core/time/local-time.ts';
import { recoverTimetable } from '../../../../core/timetable/recover-timetable.ts';
import { lessonWindows } from '../../../../core/timetable/school-time.ts';
import { anyTimetable, timetableOf } from '../../../fixtures/timetables.ts';

const monday = '2026-11-23';
const fortnight = Array.from({ length: 14 }, (_, i) => addDays(monday, i));
const zone = 'Europe/Saratov';
const first = { number: 1, from: '08:30', to: '09:15' };
const second = { number: 2, from: '09:25', to: '10:10' };

test('has the same lessons on every day between the first and the last window', () => {
  fc.assert(
    fc.property(anyTimetable(fortnight, zone), (timetable) => {
      const windows = lessonWindows(timetable, [], monday, 14);
      const recovered = recoverTimetable({ zone, windows });
      const [from, to] = [windows[0]?.day ?? '', windows.at(-1)?.day ?? ''];
      const again = recovered ? lessonWindows(recovered, [], monday, 14) : null;
      expect(again?.filter(({ day }) => from <= day && day <= to)).toEqual(windows);
    }),
  );
});

test('goes on by weekday after the last window', () => {
  const windows = lessonWindows(timetableOf({ 1: [first], 2: [first, second] }), [], monday, 14);
  const recovered = recoverTimetable({ zone, windows });
  const later = recovered ? lessonWindows(recovered, [], '2027-02-01', 7) : [];
  expect(later.map(({ day, number }) => `${day} ${number}`)).toEqual(['2027-02-01 1', '2027-02-02 1', '2027-02-02 2']);
});

test('keeps the zone when there are no lessons', () => {
  expect(recoverTimetable({ zone: 'Asia/Omsk', windows: [] })).toMatchObject({ zone: 'Asia/Omsk', bells: [] });
});

test.each([
  ['an unknown zone', { zone: 'Mars/Crater', windows: [] }],
  [
    'lesson number 31',
    { zone, windows: [{ day: monday, number: 31, from: `${monday}T08:30`, to: `${monday}T09:15` }] },
  ],
])('is null for %s', (_case, windows) => {
  expect(recoverTimetable(windows)).toBeNull();
});

test('takes 31 days at most from windows that a page made up', () => {
  const windowOn = (day: string) => ({ day, number: 1, from: `${day}T08:30`, to: `${day}T09:15` });
  const recovered = recoverTimetable({ zone, windows: [windowOn('0001-01-01'), windowOn('9999-12-31')] });
  expect(recovered?.calendar.days).toHaveLength(31);
});
