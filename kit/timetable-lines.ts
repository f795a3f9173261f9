import { ambiguousDays, type LessonProblem, lessonProblems } from '../core/timetable/timetable-problems.ts';
import type { Lesson, Timetable } from '../core/timetable/timetable-schema.ts';

const weekdayNames = ['', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];

/**
 * Describe the lessons that conflict, which the schema accepts: where the timetable comes by policy, the form
 * of the administrator's page does not check it.
 * @param at file and path of the timetable
 */
export function timetableLines(at: string, timetable: Timetable | undefined): string[] {
  if (!timetable) return [];
  const ofLessons = timetable.bells.flatMap(({ lessons }, set) =>
    lessonProblems(lessons).map((problem) => {
      return `${at}.bells.${set}.lessons.${problem.index}.${problem.part} — ${words(problem, lessons)}`;
    }),
  );
  const ofDays = ambiguousDays(timetable).map(
    (day) => `${at}.week.${day} — ${weekdayNames[day]}: в двух сменах есть урок с одним номером, журнал их не различит`,
  );
  return [...ofLessons, ...ofDays];
}

function words({ index, name, other }: LessonProblem, lessons: readonly Lesson[]): string {
  const one = shown(lessons[index]);
  switch (name) {
    case 'repeatedNumber':
      return `${one}: такой номер уже есть (${shown(lessons[other ?? 0])})`;
    case 'sameTime':
      return `${one}: начало и конец совпадают`;
    case 'backwards':
      return `${one}: кончается раньше, чем начинается`;
    case 'overlap':
      return `${one} пересекается с другим (${shown(lessons[other ?? 0])})`;
  }
}

const shown = (lesson: Lesson | undefined): string =>
  lesson ? `урок ${lesson.number}, ${lesson.from}–${lesson.to}` : '';
