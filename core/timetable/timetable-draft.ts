import { minuteOfDay } from '../time/local-time.ts';
import { mapWeek, type Weekday, weekdays } from '../time/weekday.ts';
import { fromLessonDraft, isWholeLesson, type LessonDraft, toLessonDraft, wholeNumber } from './lesson-draft.ts';
import { ambiguousDays, type LessonProblem, lessonProblems } from './timetable-problems.ts';
import type { Lesson, SingleDay, Timetable } from './timetable-schema.ts';

/** Bells as typed. Other parts of the draft refer to them by `key`, so that renaming breaks no reference. */
export interface BellsDraft {
  key: number;
  name: string;
  lessons: LessonDraft[];
}

export interface VacationDraft {
  name: string;
  from: string;
  to: string;
}

/** A single day: free, with the bells of a weekday, or with chosen bells (by key). */
export interface SingleDayDraft {
  day: string;
  kind: SingleDay['kind'];
  weekday: Weekday;
  bells: number[];
}

/** The timetable as typed. Days are ISO days or empty. */
export interface TimetableDraft {
  zone: string;
  bells: BellsDraft[];
  /** Keys of bells by weekday. */
  week: Record<Weekday, number[]>;
  shortBreaks: string;
  firstDay: string;
  lastDay: string;
  nationalHolidays: boolean;
  vacations: VacationDraft[];
  days: SingleDayDraft[];
}

/** Error of a part of the timetable; also the key of its message. */
export type TimetableError =
  | 'zone'
  | 'lessonNumber'
  | 'clock'
  | 'repeatedNumber'
  | 'sameTime'
  | 'backwards'
  | 'overlap'
  | 'tooMany'
  | 'bellsName'
  | 'ambiguousDay'
  | 'shortBreaks'
  | 'day'
  | 'backwardDays'
  | 'repeatedDay'
  | 'vacationName'
  | 'dayBells';

/** Convert a timetable to the texts of a form. */
export function toTimetableDraft({ zone, bells, week, shortBreaks, calendar }: Timetable): TimetableDraft {
  const keysOf = (names: readonly string[]): number[] =>
    names.map((name) => bells.findIndex((known) => known.name === name));
  return {
    zone,
    bells: bells.map(({ name, lessons }, key) => ({ key, name, lessons: lessons.map(toLessonDraft) })),
    week: mapWeek((day) => keysOf(week[day])),
    shortBreaks: String(shortBreaks),
    firstDay: calendar.firstDay ?? '',
    lastDay: calendar.lastDay ?? '',
    nationalHolidays: calendar.nationalHolidays,
    vacations: calendar.vacations.map(({ name, from, to }) => ({ name, from, to })),
    days: calendar.days.map((one) => ({
      day: one.day,
      kind: one.kind,
      weekday: one.kind === 'weekday' ? one.weekday : 1,
      bells: one.kind === 'bells' ? keysOf(one.bells) : [],
    })),
  };
}

/** Convert typed texts to a timetable, without validation. */
export function fromTimetableDraft(draft: TimetableDraft): Timetable {
  const { zone, firstDay, lastDay, nationalHolidays, vacations } = draft;
  const bellsNames = (keys: readonly number[]): string[] =>
    draft.bells.flatMap(({ key, name }) => (keys.includes(key) ? [name.trim()] : []));
  return {
    zone,
    bells: draft.bells.map(({ name, lessons }) => ({ name: name.trim(), lessons: lessons.map(fromLessonDraft) })),
    week: mapWeek((day) => bellsNames(draft.week[day])),
    shortBreaks: wholeNumber(draft.shortBreaks),
    calendar: {
      firstDay: firstDay === '' ? null : firstDay,
      lastDay: lastDay === '' ? null : lastDay,
      nationalHolidays,
      vacations: vacations.map(({ name, from, to }) => ({ name: name.trim(), from, to })),
      days: draft.days.map(({ day, kind, weekday, bells }): SingleDay => {
        if (kind === 'off') return { day, kind };
        return kind === 'weekday' ? { day, kind, weekday } : { day, kind, bells: bellsNames(bells) };
      }),
    },
  };
}

/** Sort lessons by start, days and vacations by date. */
export function sortTimetable({ bells, calendar, ...others }: Timetable): Timetable {
  const byDay = [...calendar.days].sort((a, b) => a.day.localeCompare(b.day));
  const byFrom = [...calendar.vacations].sort((a, b) => a.from.localeCompare(b.from));
  return {
    ...others,
    bells: bells.map(({ name, lessons }) => ({
      name,
      lessons: [...lessons].sort((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from)),
    })),
    calendar: { ...calendar, days: byDay, vacations: byFrom },
  };
}

/** Return errors that the schema does not check, by path (`bells.0.lessons.2.from`). */
export function semanticErrors(timetable: Timetable): [string, TimetableError][] {
  const inBells = timetable.bells.flatMap(({ lessons }, i) =>
    lessonProblems(lessons).map(({ index, part, name }): [string, TimetableError] => [
      `bells.${i}.lessons.${index}.${part}`,
      name,
    ]),
  );
  return [
    ...inBells,
    ...ambiguousDays(timetable).map((day): [string, TimetableError] => [`week.${day}`, 'ambiguousDay']),
  ];
}

/** Return the conflicts between lessons that are typed whole; the indices are those of the list. */
export function draftProblems(lessons: readonly LessonDraft[]): LessonProblem[] {
  const whole = lessons.flatMap((typed, index) =>
    isWholeLesson(typed) ? [{ index, lesson: fromLessonDraft(typed) }] : [],
  );
  const at = (i: number): number => whole[i]?.index ?? i;
  return lessonProblems(whole.map(({ lesson }) => lesson)).map(({ index, other, ...problem }) => ({
    ...problem,
    index: at(index),
    ...(other !== undefined && { other: at(other) }),
  }));
}

/** Return true if an edit removes bells, lessons, vacations or single days, or replaces several lessons. */
export function isDeletion(before: TimetableDraft, after: TimetableDraft): boolean {
  const isShorter = (['bells', 'vacations', 'days'] as const).some((list) => after[list].length < before[list].length);
  return (
    isShorter ||
    before.bells.some(({ key, lessons }) => {
      const now = after.bells.find((one) => one.key === key)?.lessons;
      if (!now) return true;
      const kept = lessons.filter((lesson) => now.includes(lesson)).length;
      return now.length < lessons.length || lessons.length - kept > 1;
    })
  );
}

const errorsByPath: readonly [RegExp, TimetableError][] = [
  [/^bells\.\d+\.lessons\.\d+\.number$/, 'lessonNumber'],
  [/^bells\.\d+\.lessons\.\d+\./, 'clock'],
  [/^bells\.\d+\.name$/, 'bellsName'],
  [/^shortBreaks$/, 'shortBreaks'],
  [/^vacations\.\d+\.name$/, 'vacationName'],
  [/^days\.\d+\.bells/, 'dayBells'],
  [/^(firstDay|vacations\.\d+\.from)$/, 'day'],
  [/^zone$/, 'zone'],
];

/** Return the error of a path that the schema rejects. The end of a range may be missing or before its start. */
export function timetableErrorAt(path: string, draft: TimetableDraft): TimetableError {
  const [list, index] = path.split('.');
  if (path === 'lastDay' && draft.lastDay !== '' && draft.firstDay !== '') return 'backwardDays';
  if (list === 'vacations' && path.endsWith('.to') && draft.vacations[Number(index)]?.to) return 'backwardDays';
  if (list === 'days' && path.endsWith('.day') && draft.days[Number(index)]?.day) return 'repeatedDay';
  if (list === 'lastDay' || path.endsWith('.to') || path.endsWith('.day')) {
    return path.startsWith('bells') ? 'clock' : 'day';
  }
  return errorsByPath.find(([pattern]) => pattern.test(path))?.[1] ?? 'tooMany';
}

/** Create bells with an unused key and an unused name. */
export function newBells(bells: readonly BellsDraft[], name: string, lessons: LessonDraft[] = []): BellsDraft {
  const names = bells.map((known) => known.name);
  let free = name;
  for (let i = 2; names.includes(free); i += 1) free = `${name} ${i}`;
  return {
    key: Math.max(-1, ...bells.map(({ key }) => key)) + 1,
    name: free,
    lessons: lessons.map((one) => ({ ...one })),
  };
}

/** Add sets of bells. If no day has bells yet, they are put on Monday to Friday, which most schools then only correct. */
export function withBells(
  draft: TimetableDraft,
  sets: readonly { name: string; lessons: readonly Lesson[] }[],
): TimetableDraft {
  const bells = [...draft.bells];
  for (const { name, lessons } of sets) bells.push(newBells(bells, name, lessons.map(toLessonDraft)));
  const added = bells.slice(draft.bells.length).map(({ key }) => key);
  const isFree = weekdays.every((day) => draft.week[day].length === 0);
  return { ...draft, bells, week: isFree ? mapWeek((day) => (day <= 5 ? added : [])) : draft.week };
}

/** Remove bells and every reference to them. */
export function removeBells(draft: TimetableDraft, gone: number): TimetableDraft {
  const without = (keys: readonly number[]): number[] => keys.filter((key) => key !== gone);
  return {
    ...draft,
    bells: draft.bells.filter(({ key }) => key !== gone),
    week: mapWeek((day) => without(draft.week[day])),
    days: draft.days.map((one) => ({ ...one, bells: without(one.bells) })),
  };
}

/** Return the week with one day's bells copied to other days. */
export function copyDay(week: TimetableDraft['week'], from: Weekday, to: readonly Weekday[]): TimetableDraft['week'] {
  return mapWeek((day) => (to.includes(day) ? [...week[from]] : week[day]));
}

/** Return true if no weekday has a lesson. */
export function hasNoLessons({ week, bells }: TimetableDraft): boolean {
  return weekdays.every((day) => bells.every(({ key, lessons }) => !week[day].includes(key) || lessons.length === 0));
}
