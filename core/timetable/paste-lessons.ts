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
 * Parse rows of a spreadsheet, a document or a text: number, start, end. Columns are separated by tabs, semicolons or
 * spaces, the two times also by a dash: `1\t08:00\t08:45`, `1 урок 8.00-8.45`, `2 пара 8³⁰ – 10⁰⁰`, `I 8-30 – 9-15`. Rows
 * without numbers are numbered in their order. Skipped are empty lines, lines about breaks, and a heading (a first line
 * without a time).
 */
export function pasteLessons(text: string): PastedLessons {
  const lines = text.split(/\r\n|\r|\n/).map((content, i) => ({ line: i + 1, content: content.trim() }));
  const filled = lines.filter(({ content }) => /[^\s;]/.test(content) && !BREAK_LINE.test(content));
  const rows = filled.filter(({ content }, i) => i > 0 || !isHeading(content)).map(toRow);
  if (rows.length === 0) return { ok: false, problems: [{ line: 1, name: 'nothing' }] };
  const read = numbered(rows).map(({ line, parts }) => ({ line, lesson: readLesson(parts) }));
  const wrong = read.flatMap(({ line, lesson }) => (typeof lesson === 'string' ? [{ line, name: lesson }] : []));
  const sound = read.flatMap(({ line, lesson }) => (typeof lesson === 'string' ? [] : [{ line, lesson }]));
  const lessons = sound.map(({ lesson }) => lesson);
  const senseless = lessonProblems(lessons).map(({ index, name }) => ({ line: sound[index]?.line ?? 0, name }));
  const excess = rows.slice(MAX_PASTED_LESSONS).map(({ line }) => ({ line, name: 'tooMany' as const }));
  const problems: LineProblem[] = [...wrong, ...senseless, ...excess].sort((a, b) => a.line - b.line);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, lessons: [...lessons].sort((a, b) => a.from.localeCompare(b.from)) };
}

interface Row {
  line: number;
  parts: string[];
}

/** A line about a break: «Большая перемена 20 минут», «Обед». */
const BREAK_LINE = /^(?:большая\s+|динамическая\s+)?(?:перемена|пауза|обед|break|lunch)(?!\p{L})/iu;

/** Return true for a line without a number, or for a sentence without a time: «Звонки на 2026/27 учебный год». */
function isHeading(line: string): boolean {
  return !/\d/.test(line) || (/\p{L}{6,}/u.test(line) && !/\d\s*[:.⁰¹²³⁴⁵⁶⁷⁸⁹-]\s*\d?\d|\d{3,4}\s/.test(line));
}

function toRow({ line, content }: { line: number; content: string }): Row {
  return { line, parts: inThree(columnsOf(plainLine(content))) };
}

/** Number the rows in their order if each holds two times and nothing else. */
function numbered(rows: Row[]): Row[] {
  const isBare = rows.every(
    ({ parts }) => parts.length === 2 && parts.every((part) => /\D/.test(part) && parseClock(part)),
  );
  return isBare ? rows.map(({ line, parts }, i) => ({ line, parts: [String(i + 1), ...parts] })) : rows;
}

function readLesson([number = '', start, end, ...more]: readonly string[]):
  | Lesson
  | 'columns'
  | 'number'
  | 'from'
  | 'to' {
  if (start === undefined || end === undefined || more.length > 0) return 'columns';
  const [, digits] = /^№?\s*(\d{1,2})[.)]?$/.exec(number) ?? [];
  if (!digits || Number(digits) < 1 || Number(digits) > 30) return 'number';
  const from = parseClock(start);
  if (from === null) return 'from';
  const to = parseClock(end);
  return to === null ? 'to' : { number: Number(digits), from, to };
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Rewrite how school papers write a lesson: words, ordinals, Roman numbers, raised minutes, seconds, break lengths. */
function plainLine(content: string): string {
  return content
    .replace(/(\d)\s?([⁰¹²³⁴⁵⁶⁷⁸⁹]{2})/g, (_, hour: string, raised: string) => `${hour}:${lowered(raised)}`)
    .replace(/(\d{1,2}[:.]\d\d)[:.]00(?!\d)/g, '$1')
    .replace(/(\d)\s*(?:ч|час\p{L}*)\.?\s*(\d\d)\s*(?:мин\p{L}*\.?)?/giu, '$1:$2')
    .replace(/\d+\s*(?:мин\p{L}*|min\p{L}*)\.?/giu, ' ')
    .replace(/^[IVX]{1,4}(?=[\s.)])/, (roman) => String(ROMAN.indexOf(roman) + 1 || roman))
    .replace(/(\d)\s?-?(?:ый|ой|й|ая|я|st|nd|rd|th)(?!\p{L})/giu, '$1')
    .replace(/(?<!\p{L})(?:урок\p{L}*|пар[аы]|занятие|перемен\p{L}*|lesson|period|с|до|from|to)(?!\p{L})[.:]?/giu, ' ')
    .replace(/([:.]\d\d)\)/g, '$1')
    .replace(/[(,]|:(?=\s)/g, ' ');
}

function lowered(raised: string): string {
  return [...raised].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
}

/** Join what one row may hold in five parts: times as `8-30 9-15`, or both halves of a double lesson. */
function inThree(parts: string[]): string[] {
  const [number = '', ...times] = parts;
  if (times.length !== 4) return parts;
  if (times.every((time) => /^\d{1,2}$/.test(time))) {
    const [fromHour, fromMinute, toHour, toMinute] = times;
    return [number, `${fromHour}:${fromMinute}`, `${toHour}:${toMinute}`];
  }
  const isHalved = times.every((time) => parseClock(time));
  return isHalved ? [number, times[0] ?? '', times[3] ?? ''] : parts;
}

/** Split a row. A cell may hold both times; empty trailing cells of a spreadsheet are dropped. */
function columnsOf(content: string): string[] {
  const cells = content.split(/[\t;]/).map((cell) => cell.trim());
  const parts = cells.flatMap((cell) => cell.replace(/(\d)\s*[–—−-]\s*(?=\d)/g, '$1 ').split(/\s+/));
  return parts.filter((part) => part !== '' && !/^[–—−-]$/.test(part));
}
