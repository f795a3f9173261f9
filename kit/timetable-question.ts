import { existsSync, readFileSync } from 'node:fs';
import { type BellTemplate, bellTemplates, patternLessons } from '../core/timetable/bell-pattern.ts';
import { firstTimetable } from '../core/timetable/first-timetable.ts';
import { readTimetableFile } from '../core/timetable/timetable-file.ts';
import { type Timetable, timetableSchema } from '../core/timetable/timetable-schema.ts';
import { KitProblem } from './problem.ts';

const templates: readonly [BellTemplate, string, daysPerWeek: number][] = [
  ['lessons', '7 уроков по 45 минут с 8:00, пять дней', 5],
  ['pairs', '4 пары по 90 минут с 8:30, шесть дней', 6],
  ['shifts', 'две смены по 6 уроков, с 8:00 и с 14:00, шесть дней', 6],
];

/** The question about the bells. */
export const timetableQuestion = `Звонки (минуты потом поправите в kit.json или на странице администратора): ${templates
  .map(([, words], i) => `${i + 1} — ${words}`)
  .join(', ')}, путь к файлу — расписание, выгруженное со страницы администратора; нет — напоминать весь день`;

/**
 * Return the settings that an answer to {@link timetableQuestion} asks for.
 * @throws {KitProblem} if the answer is invalid, or its file
 */
export function timetableSettings(answer: string, now: Date): { educationalUse?: 'timetable'; timetable?: Timetable } {
  if (/^(нет|н|no|n|0)$/i.test(answer)) return {};
  return { educationalUse: 'timetable', timetable: fromTemplate(answer, now) ?? fromFile(answer) };
}

function fromTemplate(answer: string, now: Date): Timetable | undefined {
  const [template, , daysPerWeek = 5] = templates[Number(answer) - 1] ?? [];
  if (!template) return undefined;
  const patterns = bellTemplates[template];
  const names = patterns.length > 1 ? ['1 смена', '2 смена'] : ['Обычные'];
  const sets = patterns.map((pattern, i) => ({ name: names[i] ?? 'Обычные', lessons: patternLessons(pattern) }));
  return firstTimetable(timetableSchema.parse({}), { sets, daysPerWeek }, now);
}

function fromFile(path: string): Timetable {
  if (!existsSync(path))
    throw new KitProblem([`ответ: нужно число от 1 до ${templates.length}, «нет» или путь к файлу; файла ${path} нет`]);
  const read = readTimetableFile(readFileSync(path, 'utf8'));
  if (read.ok) return read.timetable;
  const places = read.problems.map(({ path: at }) => at).filter(Boolean);
  throw new KitProblem([
    `ответ: в файле ${path} не расписание или ошибка в нём${places.length > 0 ? ` (${places.join(', ')})` : ''}`,
  ]);
}
