import { parseClock } from '../time/parse-clock.ts';
import { type LessonProblemName, lessonProblems } from './timetable-problems.ts';
import type { Lesson } from './timetable-schema.ts';

/** What is wrong with a line: not three columns, no number of a lesson, no time, or no sense beside the others. */
export type LineProblemName = 'columns' | 'number' | 'from' | 'to' | LessonProblemName | 'tooMany' | 'nothing';

export interface LineProblem {
  /** From 1, empty lines counted: as the spreadsheet or editor shows it. */
  line: number;
  name: LineProblemName;
}

/** Lessons in the order of the clock, or everything that is wrong; never a part of what was pasted. */
export type PastedLessons = { ok: true; lessons: Lesson[] } | { ok: false; problems: LineProblem[] };

const MAX_PASTED_LESSONS = 30;

/**
 * Reads rows of a spreadsheet or a text: number, beginning, end. Columns are parted by tabs, semicolons or spaces, the
 * two times also by a dash. Empty lines are passed over, and so is a heading (a first line without digits).
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

/** A cell may hold both times, and what a spreadsheet leaves behind the last cell does not count. */
function columnsOf(content: string): string[] {
  const cells = content.split(/[\t;]/).map((cell) => cell.trim());
  const parts = cells.flatMap((cell) => cell.replace(/(\d)\s*[–—−-]\s*(?=\d)/g, '$1 ').split(/\s+/));
  return parts.filter((part) => part !== '' && !/^[–—−-]$/.test(part));
}
