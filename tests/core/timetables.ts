import fc from 'fast-check';
import { clockOf } from '../../core/time/local-time.ts';
import { renewTimetable } from '../../core/timetable/migrate-timetable.ts';
import {
  type Lesson,
  mapWeek,
  type Timetable,
  timetableSchema,
  type Weekday,
} from '../../core/timetable/timetable-schema.ts';

type Week = Partial<Record<Weekday, readonly Lesson[]>>;

/** A timetable whose weekdays have these lessons. */
export function timetableOf(week: Week, parts: Partial<Timetable> = {}): Timetable {
  const old = { zone: 'Europe/Saratov', week: mapWeek((day) => week[day] ?? []) };
  return { ...timetableSchema.parse(renewTimetable(old)), ...parts };
}

const minute = fc.integer({ min: 0, max: 1439 });
const anyLesson = fc
  .record({ number: fc.integer({ min: 1, max: 30 }), from: minute, length: fc.integer({ min: 1, max: 1440 }) })
  .map(({ number, from, length }): Lesson => ({ number, from: clockOf(from), to: clockOf(from + length) }));
const someLessons = fc.array(anyLesson, { maxLength: 4 });
const names = ['Обычные', 'Сокращённые', 'Вторая смена'];
const bellNames = fc.subarray(names);

/** Timetables with everything in them, sensible or not, whose single days and vacations lie in the days given. */
export function anyTimetable(days: readonly string[], zone: string): fc.Arbitrary<Timetable> {
  const day = fc.constantFrom(...days);
  const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const single = fc.oneof(
    fc.record({ day, kind: fc.constant('off') }),
    fc.record({ day, kind: fc.constant('weekday'), weekday }),
    fc.record({ day, kind: fc.constant('bells'), bells: fc.subarray(names, { minLength: 1 }) }),
  );
  const vacation = fc.tuple(day, day).map(([a, b]) => ({
    name: 'Каникулы',
    from: a < b ? a : b,
    to: a < b ? b : a,
  }));
  return fc
    .record({
      zone: fc.constant(zone),
      bells: fc
        .tuple(someLessons, someLessons, someLessons)
        .map((all) => all.map((lessons, i) => ({ name: names[i], lessons }))),
      week: fc.record({
        1: bellNames,
        2: bellNames,
        3: bellNames,
        4: bellNames,
        5: bellNames,
        6: bellNames,
        7: bellNames,
      }),
      shortBreaks: fc.integer({ min: 0, max: 30 }),
      calendar: fc.record({
        nationalHolidays: fc.boolean(),
        vacations: fc.array(vacation, { maxLength: 1 }),
        days: fc.uniqueArray(single, { maxLength: 3, selector: (one) => one.day }),
      }),
    })
    .map((raw) => timetableSchema.parse(raw));
}
