import { minuteOfDay } from '../time/local-time.ts';
import { MINUTES_PER_DAY } from '../time/units.ts';
import type { Weekday } from '../time/weekday.ts';
import { weekdays } from '../time/weekday.ts';
import type { Lesson, Timetable } from './timetable-schema.ts';

/** Problems of a lesson that the schema accepts. */
export const lessonProblemNames = ['repeatedNumber', 'sameTime', 'backwards', 'overlap'] as const;
export type LessonProblemName = (typeof lessonProblemNames)[number];

/** A problem of the lesson at `index`, and the field to mark. */
export interface LessonProblem {
  index: number;
  part: 'number' | 'from' | 'to';
  name: LessonProblemName;
  /** Index of the other lesson of a conflict. */
  other?: number;
}

/** Longest lesson across midnight, in minutes. A longer one means that start and end are swapped. */
const MAX_NIGHT_LESSON_MINUTES = 6 * 60;

/**
 * Return the problems of the lessons of one set of bells. Of two lessons that conflict, the later in the list is
 * reported.
 */
export function lessonProblems(lessons: readonly Lesson[]): LessonProblem[] {
  return lessons.flatMap((lesson, index) => {
    const earlier = lessons.slice(0, index);
    const problems: LessonProblem[] = [];
    const namesake = earlier.findIndex(({ number }) => number === lesson.number);
    if (namesake >= 0) problems.push({ index, part: 'number', name: 'repeatedNumber', other: namesake });
    if (lesson.from === lesson.to) return [...problems, { index, part: 'to', name: 'sameTime' }];
    if (crossesMidnight(lesson) && lengthOf(lesson) > MAX_NIGHT_LESSON_MINUTES) {
      return [...problems, { index, part: 'to', name: 'backwards' }];
    }
    const other = earlier.findIndex((one) => overlap(lesson, one));
    if (other >= 0) problems.push({ index, part: 'from', name: 'overlap', other });
    return problems;
  });
}

/** Return the weekdays on which two shifts share a lesson number: the journal could not tell the lessons apart. */
export function ambiguousDays({ bells, week }: Pick<Timetable, 'bells' | 'week'>): Weekday[] {
  return weekdays.filter((day) => {
    const shifts = bells.filter(({ name }) => week[day].includes(name));
    const numbers = shifts.flatMap(({ lessons }) => [...new Set(lessons.map(({ number }) => number))]);
    return new Set(numbers).size < numbers.length;
  });
}

function overlap(a: Lesson, b: Lesson): boolean {
  const shifted = [-MINUTES_PER_DAY, 0, MINUTES_PER_DAY];
  return shifted.some((by) => minuteOfDay(a.from) < endOf(b) + by && minuteOfDay(b.from) + by < endOf(a));
}

/** Return the end in minutes since midnight of the day it starts; above 1440 past midnight. */
const endOf = (lesson: Lesson): number => minuteOfDay(lesson.from) + lengthOf(lesson);

const crossesMidnight = ({ from, to }: Lesson): boolean => minuteOfDay(to) < minuteOfDay(from);

const lengthOf = (lesson: Lesson): number =>
  minuteOfDay(lesson.to) - minuteOfDay(lesson.from) + (crossesMidnight(lesson) ? MINUTES_PER_DAY : 0);
