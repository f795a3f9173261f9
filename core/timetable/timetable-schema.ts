import * as z from 'zod/mini';
import { isTimeZone } from '../time/local-time.ts';
import { weekdays } from '../time/weekday.ts';

/** Minutes a break may last and still be counted as lesson time, at most. */
const MAX_SHORT_BREAK_MINUTES = 30;

/** `08:30`: local wall-clock time to the minute. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const isoDay = z.iso.date();

/** A name people gave: one line of 1 to 40 characters that are not all spaces. */
const name = z.string().check(z.maxLength(40), z.regex(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u));

/** An IANA name, whatever zone the PC's own clock is in. */
export const zoneSchema = z.string().check(z.refine(isTimeZone, 'not a known time zone'));

/** A lesson or a pair of lessons. One that ends before it begins crosses midnight and belongs to the day it began on. */
const lesson = z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(30)), from: clockTime, to: clockTime });
export type Lesson = z.infer<typeof lesson>;

/** Bells of a day under a name: normal, shortened, second shift. */
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

/** A special day, over everything else: free, with another weekday's bells (a moved day), or with bells by name. */
const singleDay = z.discriminatedUnion('kind', [
  z.strictObject({ day: isoDay, kind: z.literal('off') }),
  z.strictObject({ day: isoDay, kind: z.literal('weekday'), weekday }),
  z.strictObject({ day: isoDay, kind: z.literal('bells'), bells: bellNames.check(z.minLength(1)) }),
]);
export type SingleDay = z.infer<typeof singleDay>;

const calendar = z.strictObject({
  /** The teaching year; before and after it nothing rings. `null` is open. */
  firstDay: z._default(z.nullable(isoDay), null),
  lastDay: z._default(z.nullable(isoDay), null),
  /** Whether the national holidays of Russia are free. */
  nationalHolidays: z._default(z.boolean(), true),
  vacations: z._default(z.array(vacation).check(z.maxLength(40)), []),
  days: z._default(z.array(singleDay).check(z.maxLength(200)), []),
});
export type Calendar = z.infer<typeof calendar>;

/**
 * The bell timetable: type, check and defaults. What cannot be acted on is refused here; what can but makes no sense
 * (lessons that overlap) is named by core/timetable/timetable-problems where people enter it.
 */
export const timetableSchema = z
  .strictObject({
    zone: z._default(zoneSchema, 'Europe/Saratov'),
    bells: z._default(z.array(bells).check(z.maxLength(30)), []),
    week: z.prefault(week, {}),
    /** Breaks of up to so many minutes count as lesson time; 0 counts none. */
    shortBreaks: z._default(z.int().check(z.minimum(0), z.maximum(MAX_SHORT_BREAK_MINUTES)), 0),
    calendar: z.prefault(calendar, {}),
  })
  .check((context) => {
    for (const path of brokenNames(context.value)) {
      context.issues.push({ code: 'custom', message: 'bells by no or two names', path, input: context.value });
    }
  });
export type Timetable = z.infer<typeof timetableSchema>;

/** Where a name is given to two bells, or nothing bears the name that is asked for; and days that are named twice. */
function brokenNames({ bells: known, week, calendar: { days, firstDay, lastDay } }: Timetable): (string | number)[][] {
  const names = known.map((one) => one.name);
  const unknown = (asked: readonly string[], path: (string | number)[]): (string | number)[][] =>
    asked.flatMap((one, i) => (names.includes(one) ? [] : [[...path, i]]));
  return [
    ...repeated(names).map((i) => ['bells', i, 'name']),
    ...weekdays.flatMap((day) => unknown(week[day], ['week', day])),
    ...repeated(days.map(({ day }) => day)).map((i) => ['calendar', 'days', i, 'day']),
    ...days.flatMap((one, i) => (one.kind === 'bells' ? unknown(one.bells, ['calendar', 'days', i, 'bells']) : [])),
    ...(firstDay !== null && lastDay !== null && lastDay < firstDay ? [['calendar', 'lastDay']] : []),
  ];
}

function repeated(texts: readonly string[]): number[] {
  return texts.flatMap((text, i) => (texts.indexOf(text) < i ? [i] : []));
}
