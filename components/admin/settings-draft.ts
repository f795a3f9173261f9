import { type EducationalUse, type Mode, type Settings, settingsSchema, type Weekday } from '../../core/settings.ts';
import { clockOf, minuteOf } from '../../core/timetable.ts';

/** A lesson as typed. */
export interface LessonDraft {
  number: string;
  from: string;
  to: string;
}

export type WeekDraft = Record<Weekday, LessonDraft[]>;

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
export type FieldError =
  | 'zone'
  | 'link'
  | 'countdown'
  | 'place'
  | 'exemptionsPerDay'
  | 'lessonNumber'
  | 'clock'
  | 'sameTime'
  | 'overlap'
  | 'repeatedNumber'
  | 'tooMany'
  | 'emptyTimetable';

/** Errors by path, as `week.1.0.from` or `maxLink`. */
export type FieldErrors = ReadonlyMap<string, FieldError>;

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const MINUTES_A_DAY = 24 * 60;

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
    draft.week[day].map(({ number, from, to }) => ({ number: wholeNumber(number), from, to })),
  );
  const parsed = settingsSchema.safeParse({
    mode: draft.mode,
    educationalUse: draft.educationalUse,
    timetable: { zone: draft.zone, week },
    maxLink: draft.maxLink.trim(),
    sferumLink: draft.sferumLink.trim(),
    countdown: wholeNumber(draft.countdown),
    place: draft.place.trim(),
    exemptionsPerDay: wholeNumber(draft.exemptionsPerDay),
    reportsOpen: draft.reportsOpen,
  });
  const issues = parsed.error?.issues.map(({ path }) => path.filter((part) => part !== 'timetable').join('.')) ?? [];
  const errors = new Map([...crossErrors(draft), ...issues.map((path) => [path, errorAt(path)] as const)]);
  if (!parsed.success || errors.size > 0) return { errors };
  const settings = parsed.data;
  for (const day of weekdays) settings.timetable.week[day].sort((a, b) => minuteOf(a.from) - minuteOf(b.from));
  return { settings };
}

/** The lesson a person most likely adds next: as long as the one before, after the same break. */
export function nextLesson(lessons: readonly LessonDraft[]): LessonDraft {
  const last = lessons.at(-1);
  if (!last || !isClock(last.from) || !isClock(last.to)) {
    return { number: String(lessons.length + 1), from: '08:30', to: '09:15' };
  }
  const before = lessons.at(-2);
  const pause = before && isClock(before.to) ? minuteOf(last.from) - minuteOf(before.to) : 10;
  const from = minuteOf(last.to) + (pause > 0 ? pause : 10);
  const length = minuteOf(last.to) - minuteOf(last.from);
  return {
    number: String((wholeNumber(last.number) || lessons.length) + 1),
    from: clockOf(from),
    to: clockOf(from + length),
  };
}

/** A week where some days have the lessons of another. */
export function copyDay(week: WeekDraft, from: Weekday, to: readonly Weekday[]): WeekDraft {
  return mapWeek((day) => (to.includes(day) ? week[from].map((lesson) => ({ ...lesson })) : week[day]));
}

function mapWeek<T>(of: (day: Weekday) => T): Record<Weekday, T> {
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7) };
}

function errorAt(path: string): FieldError {
  if (/^week\.\d\.\d+\.number$/.test(path)) return 'lessonNumber';
  if (/^week\.\d\.\d+\./.test(path)) return 'clock';
  if (path.startsWith('week')) return 'tooMany';
  if (path.endsWith('Link')) return 'link';
  return path === 'countdown' || path === 'place' || path === 'exemptionsPerDay' ? path : 'zone';
}

/** What the schema, looking at one field at a time, cannot see. */
function crossErrors({ educationalUse, week }: SettingsDraft): [string, FieldError][] {
  const errors = weekdays.flatMap((day) =>
    dayErrors(week[day]).map(([path, error]): [string, FieldError] => [`week.${day}.${path}`, error]),
  );
  const empty = educationalUse === 'timetable' && weekdays.every((day) => week[day].length === 0);
  return empty ? [...errors, ['educationalUse', 'emptyTimetable']] : errors;
}

function dayErrors(lessons: readonly LessonDraft[]): [string, FieldError][] {
  return lessons.flatMap((lesson, i): [string, FieldError][] => {
    const errors: [string, FieldError][] = [];
    if (lessons.slice(0, i).some(({ number }) => number === lesson.number))
      errors.push([`${i}.number`, 'repeatedNumber']);
    if (!isClock(lesson.from) || !isClock(lesson.to)) return errors;
    if (lesson.from === lesson.to) errors.push([`${i}.to`, 'sameTime']);
    if (lessons.slice(0, i).some((other) => overlap(lesson, other))) errors.push([`${i}.from`, 'overlap']);
    return errors;
  });
}

function overlap(a: LessonDraft, b: LessonDraft): boolean {
  if (!isClock(b.from) || !isClock(b.to)) return false;
  return minuteOf(a.from) < endOf(b) && minuteOf(b.from) < endOf(a);
}

/** Minutes since the midnight before; a lesson that crosses midnight ends on the next day. */
function endOf({ from, to }: LessonDraft): number {
  return minuteOf(to) + (minuteOf(to) < minuteOf(from) ? MINUTES_A_DAY : 0);
}

function isClock(text: string): boolean {
  return /^\d\d:\d\d$/.test(text);
}

function wholeNumber(text: string): number {
  return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN;
}
