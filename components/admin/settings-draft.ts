import { type EducationalUse, type Mode, type Settings, settingsSchema } from '../../core/settings.ts';
import { minuteOf } from '../../core/timetable.ts';
import {
  dayErrors,
  type LessonError,
  mapWeek,
  tidyClock,
  type WeekDraft,
  weekdays,
  wholeNumber,
} from './week-draft.ts';

/** Settings as typed: texts may be anything until they are checked. */
export interface SettingsDraft {
  mode: Mode;
  educationalUse: EducationalUse;
  zone: string;
  week: WeekDraft;
  maxLink: string;
  sferumLink: string;
  countdown: string;
  place: string;
  exemptionsPerDay: string;
  reportsOpen: boolean;
}

/** What is wrong with a field. */
export type FieldError = LessonError | 'zone' | 'link' | 'countdown' | 'place' | 'exemptionsPerDay' | 'emptyTimetable';

/** Errors by path, as `week.1.0.from` or `maxLink`. */
export type FieldErrors = ReadonlyMap<string, FieldError>;

/** Settings as a form shows them. */
export function toDraft({ timetable, countdown, exemptionsPerDay, ...settings }: Settings): SettingsDraft {
  const week = mapWeek((day) =>
    timetable.week[day].map(({ number, from, to }) => ({ number: String(number), from, to })),
  );
  return {
    ...settings,
    zone: timetable.zone,
    week,
    countdown: String(countdown),
    exemptionsPerDay: String(exemptionsPerDay),
  };
}

/** Settings from what was typed, each day's lessons in the order of the clock, or what is wrong with it. */
export function fromDraft(draft: SettingsDraft): { settings: Settings } | { errors: FieldErrors } {
  const week = mapWeek((day) =>
    draft.week[day].map(({ number, from, to }) => ({ number, from: tidyClock(from), to: tidyClock(to) })),
  );
  const parsed = settingsSchema.safeParse(typedSettings(draft, week));
  const issues = parsed.error?.issues.map(({ path }) => path.filter((part) => part !== 'timetable').join('.')) ?? [];
  const errors = new Map([
    ...weekErrors(draft.educationalUse, week),
    ...issues.map((path) => [path, errorAt(path)] as const),
  ]);
  if (!parsed.success || errors.size > 0) return { errors };
  const settings = parsed.data;
  for (const day of weekdays) settings.timetable.week[day].sort((a, b) => minuteOf(a.from) - minuteOf(b.from));
  return { settings };
}

function typedSettings(draft: SettingsDraft, week: WeekDraft): Record<keyof Settings, unknown> {
  const numbered = mapWeek((day) => week[day].map((lesson) => ({ ...lesson, number: wholeNumber(lesson.number) })));
  return {
    mode: draft.mode,
    educationalUse: draft.educationalUse,
    timetable: { zone: draft.zone, week: numbered },
    maxLink: draft.maxLink.trim(),
    sferumLink: draft.sferumLink.trim(),
    countdown: wholeNumber(draft.countdown),
    place: draft.place.trim(),
    exemptionsPerDay: wholeNumber(draft.exemptionsPerDay),
    reportsOpen: draft.reportsOpen,
  };
}

function errorAt(path: string): FieldError {
  if (/^week\.\d\.\d+\.number$/.test(path)) return 'lessonNumber';
  if (/^week\.\d\.\d+\./.test(path)) return 'clock';
  if (path.startsWith('week')) return 'tooMany';
  if (path.endsWith('Link')) return 'link';
  return path === 'countdown' || path === 'place' || path === 'exemptionsPerDay' ? path : 'zone';
}

/** What the schema, looking at one field at a time, cannot see. */
function weekErrors(use: EducationalUse, week: WeekDraft): [string, FieldError][] {
  const errors = weekdays.flatMap((day) =>
    dayErrors(week[day]).map(([path, error]): [string, FieldError] => [`week.${day}.${path}`, error]),
  );
  const empty = use === 'timetable' && weekdays.every((day) => week[day].length === 0);
  return empty ? [...errors, ['educationalUse', 'emptyTimetable']] : errors;
}
