import { parseClock } from '../time/parse-clock.ts';
import { type LessonProblemName, lessonProblems } from './timetable-problems.ts';
import type { Lesson } from './timetable-schema.ts';

/** Problem of a line: not three columns, an invalid lesson number or time, or a conflict with other lessons. */
export type LineProblemName = 'columns' | 'number' | 'from' | 'to' | LessonProblemName | 'tooMany' | 'nothing';

export interface LineProblem {
  /** Line number from 1 with empty lines counted, as editors show it. */
  line: number;
  name: LineProblemName;
}

/** All lessons sorted by start, or all problems; never a part of the input. */
export type PastedLessons = { ok: true; lessons: Lesson[] } | { ok: false; problems: LineProblem[] };

const MAX_PASTED_LESSONS = 30;

/**
 * Parse rows of a spreadsheet or text: number, start, end. Columns are separated by tabs, semicolons or spaces, the two
 * times also by a dash. Empty lines and a heading (a first line without digits) are skipped.
 */
export function pasteLessons(text: string): PastedLessons {
  const lines = text.split(/\r\n|\r|\n/).map((content, i) => ({ line: i + 1, content: content.trim() }));
  const filled = lines.filter(({ content }) => /[^\s;]/.test(content));
  const rows = filled.filter(({ content }, i) => i > 0 || /\d/.test(content));
  if (rows.length === 0) return { ok: false, problems: [{ line: 1, name: 'nothing' }] };
  const read = rows.map(({ line, content }) => ({ line, lesson: readLine(content) }));
  const wrong = read.flatMap(({ line, lesson }) => (typeof lesson === 'string' ? [{ line, name: lesson }] : []));
  const sound = read.flatMap(({ line, lesson }) => (typeof lesson === 'string' ? [] : [{ line, lesson }]));
  const lessons = sound.map(({ lesson }) => lesson);
  const senseless = lessonProblems(lessons).map(({ index, name }) => ({ line: sound[index]?.line ?? 0, name }));
  const excess = rows.slice(MAX_PASTED_LESSONS).map(({ line }) => ({ line, name: 'tooMany' as const }));
  const problems: LineProblem[] = [...wrong, ...senseless, ...excess].sort((a, b) => a.line - b.line);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, lessons: [...lessons].sort((a, b) => a.from.localeCompare(b.from)) };
}

function readLine(content: string): Lesson | 'columns' | 'number' | 'from' | 'to' {
  const [number = '', start, end, ...more] = columnsOf(content);
  if (start === undefined || end === undefined || more.length > 0) return 'columns';
  const [, digits] = /^№?\s*(\d{1,2})[.)]?$/.exec(number) ?? [];
  if (!digits || Number(digits) < 1 || Number(digits) > 30) return 'number';
  const from = parseClock(start);
  if (from === null) return 'from';
  const to = parseClock(end);
  return to === null ? 'to' : { number: Number(digits), from, to };
}

/** Split a row. A cell may hold both times; empty trailing cells of a spreadsheet are dropped. */
function columnsOf(content: string): string[] {
  const cells = content.split(/[\t;]/).map((cell) => cell.trim());
  const parts = cells.flatMap((cell) => cell.replace(/(\d)\s*[–—−-]\s*(?=\d)/g, '$1 ').split(/\s+/));
  return parts.filter((part) => part !== '' && !/^[–—−-]$/.test(part));
}
