import * as z from 'zod/mini';
import { visibleLine } from '../encoding/visible-line.ts';
import { isTimeZone } from '../time/local-time.ts';
import { weekdays } from '../time/weekday.ts';

/** Upper bound of the setting `shortBreaks`, in minutes. */
const MAX_SHORT_BREAK_MINUTES = 30;

/** `08:30`: local wall-clock time to the minute. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const isoDay = z.iso.date();

/** A typed name: 1 to 40 characters, not only spaces. Signs that are not visible are removed. */
const name = visibleLine(40);

/** An IANA time zone name, independent of the PC's zone. */
export const zoneSchema = z.string().check(z.refine(isTimeZone, 'not a known time zone'));

/** A lesson or double lesson. If it ends before it starts, it crosses midnight and belongs to the day it starts on. */
const lesson = z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(30)), from: clockTime, to: clockTime });
export type Lesson = z.infer<typeof lesson>;

/** Named bells of a day: normal, shortened, second shift. */
const bells = z.strictObject({ name, lessons: z.array(lesson).check(z.maxLength(30)) });

/** Names of bells, several where a day has shifts. */
const bellNames = z.array(name).check(z.maxLength(6));
const dayBells = z._default(bellNames, []);

/** Monday is 1. */
const weekday = z.literal([...weekdays]);

const week = z.strictObject({
  1: dayBells,
  2: dayBells,
  3: dayBells,
  4: dayBells,
  5: dayBells,
  6: dayBells,
  7: dayBells,
});

const vacation = z
  .strictObject({ name, from: isoDay, to: isoDay })
  .check(z.refine(({ from, to }) => from <= to, { error: 'ends before it begins', path: ['to'] }));

/** A single day that overrides the rest: free, with another weekday's bells (a moved day), or with named bells. */
const singleDay = z.discriminatedUnion('kind', [
  z.strictObject({ day: isoDay, kind: z.literal('off') }),
  z.strictObject({ day: isoDay, kind: z.literal('weekday'), weekday }),
  z.strictObject({ day: isoDay, kind: z.literal('bells'), bells: bellNames.check(z.minLength(1)) }),
]);
export type SingleDay = z.infer<typeof singleDay>;

const calendar = z.strictObject({
  /** First and last ISO day of the teaching year; there are no lessons outside. `null` is open. */
  firstDay: z._default(z.nullable(isoDay), null),
  lastDay: z._default(z.nullable(isoDay), null),
  /** Whether Russia's national holidays have no lessons. */
  nationalHolidays: z._default(z.boolean(), true),
  vacations: z._default(z.array(vacation).check(z.maxLength(40)), []),
  days: z._default(z.array(singleDay).check(z.maxLength(200)), []),
});
export type Calendar = z.infer<typeof calendar>;

/**
 * The bell timetable: type, check and defaults. The schema rejects what the code cannot use. Questionable but usable input
 * (overlapping lessons) is reported by core/timetable/timetable-problems.ts where people enter it.
 */
export const timetableSchema = z
  .strictObject({
    zone: z._default(zoneSchema, 'Europe/Saratov'),
    bells: z._default(z.array(bells).check(z.maxLength(30)), []),
    week: z.prefault(week, {}),
    /** Breaks of at most this many minutes count as lesson time; 0 for none. */
    shortBreaks: z._default(z.int().check(z.minimum(0), z.maximum(MAX_SHORT_BREAK_MINUTES)), 0),
    calendar: z.prefault(calendar, {}),
  })
  .check((context) => {
    for (const { path, message } of brokenNames(context.value)) {
      context.issues.push({ code: 'custom', message, path, input: context.value });
    }
  });
export type Timetable = z.infer<typeof timetableSchema>;

interface BrokenName {
  path: (string | number)[];
  message: string;
}

/** Return repeated bell names, references to missing bells, repeated days, and a year that ends before it starts. */
function brokenNames({ bells: known, week, calendar: { days, firstDay, lastDay } }: Timetable): BrokenName[] {
  const names = known.map((one) => one.name);
  const unknown = (asked: readonly string[], path: (string | number)[]): BrokenName[] =>
    asked.flatMap((one, i) =>
      names.includes(one) ? [] : [{ path: [...path, i], message: 'no bells with this name' }],
    );
  const repeatedDays = repeated(days.map(({ day }) => day));
  const isBackwards = firstDay !== null && lastDay !== null && lastDay < firstDay;
  return [
    ...repeated(names).map((i) => ({ path: ['bells', i, 'name'], message: 'bells with this name exist' })),
    ...weekdays.flatMap((day) => unknown(week[day], ['week', day])),
    ...repeatedDays.map((i) => ({ path: ['calendar', 'days', i, 'day'], message: 'this day is listed twice' })),
    ...days.flatMap((one, i) => (one.kind === 'bells' ? unknown(one.bells, ['calendar', 'days', i, 'bells']) : [])),
    ...(isBackwards ? [{ path: ['calendar', 'lastDay'], message: 'ends before it begins' }] : []),
  ];
}

function repeated(texts: readonly string[]): number[] {
  return texts.flatMap((text, i) => (texts.indexOf(text) < i ? [i] : []));
}
