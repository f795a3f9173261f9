import * as z from 'zod/mini';
import { defaultSettings } from './default-settings.ts';
import { isTimeZone } from './timetable.ts';

/** `audit` records only, `warn` warns, `redirect` warns and goes to MAX after a countdown, `block` lets nobody stay. */
export const modes = ['audit', 'warn', 'redirect', 'block'] as const;
export type Mode = (typeof modes)[number];

/** When educational programmes are carried out: all day in a classroom, by the bells, or when a teacher says so. */
export const educationalUses = ['always', 'timetable', 'by-hand'] as const;
export type EducationalUse = (typeof educationalUses)[number];

/** `08:30`: local wall-clock time to the minute. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A lesson of one weekday. One that ends before it begins crosses midnight and belongs to the day it began on. */
const lesson = z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(30)), from: clockTime, to: clockTime });
export type Lesson = z.infer<typeof lesson>;

const lessons = z.array(lesson).check(z.maxLength(30));

/** Lessons by weekday, `1` is Monday, in a named IANA zone whatever the PC's own zone is. */
export const timetableSchema = z.strictObject({
  zone: z.string().check(z.refine(isTimeZone, 'not a known time zone')),
  week: z.strictObject({
    1: lessons,
    2: lessons,
    3: lessons,
    4: lessons,
    5: lessons,
    6: lessons,
    7: lessons,
  }),
});
export type Timetable = z.infer<typeof timetableSchema>;
export type Weekday = keyof Timetable['week'];

const link = z.url({ protocol: /^https$/ }).check(z.maxLength(500));

export const settingsSchema = z.strictObject({
  mode: z.enum(modes),
  educationalUse: z.enum(educationalUses),
  timetable: timetableSchema,
  /** Where the buttons lead; https only. */
  maxLink: link,
  sferumLink: link,
  /** Seconds before `redirect` goes, 3 to 60. */
  countdown: z.int().check(z.minimum(3), z.maximum(60)),
  /** A room, never a person: at most 40 characters of one line. */
  place: z.string().check(z.maxLength(40), z.regex(/^[^\p{Cc}]*$/u)),
  /** How many times a day a teacher may exempt this PC; each lasts till the bell. */
  exemptionsPerDay: z.int().check(z.minimum(1), z.maximum(20)),
  /** Whether the journal and its exports stay open where a passphrase locks the administrator's page. */
  reportsOpen: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A stored field that could not be used; the default stands in for it. */
export interface SettingsProblem {
  field: string;
  /** Where inside the field, as `timetable.week.1.0.from`; equals `field` when the whole is wrong. */
  path: string;
}

/** Settings as read, with what had to be replaced. */
export interface CheckedSettings {
  settings: Settings;
  problems: SettingsProblem[];
}

/**
 * Turns whatever storage held into usable settings: each field that fits is kept, each that does not is replaced by
 * its default and named. Never throws: an unguarded browser would be worse than a default.
 * @param raw the stored value, of any type; `undefined` means nothing was ever stored
 */
export function readSettings(raw: unknown): CheckedSettings {
  const settings: Settings = structuredClone(defaultSettings);
  if (raw === undefined || raw === null) return { settings, problems: [] };
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return { settings, problems: [{ field: 'settings', path: 'settings' }] };
  }
  const problems: SettingsProblem[] = [];
  for (const [field, value] of Object.entries(raw)) {
    if (!Object.hasOwn(settingsSchema.shape, field)) {
      problems.push({ field, path: field });
      continue;
    }
    const known = field as keyof Settings;
    const parsed = settingsSchema.shape[known].safeParse(value);
    if (parsed.success) Object.assign(settings, { [known]: parsed.data });
    else {
      const at = parsed.error.issues[0]?.path ?? [];
      problems.push({ field, path: [field, ...at.map(String)].join('.') });
    }
  }
  return { settings, problems };
}
