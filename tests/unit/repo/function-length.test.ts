import { globSync, readFileSync } from 'node:fs';
import {
  type Function as AnyFunction,
  type ArrowFunctionExpression,
  parseSync,
  type TemplateElement,
  Visitor,
} from 'oxc-parser';
import { expect, test } from 'vitest';

/**
 * Lines of code between a function's braces, blank lines and lines inside template texts apart. Biome's
 * noExcessiveLinesPerFunction has the same limit but counts line ends in the trivia of tokens, and those between JSX
 * elements are text: to it, markup is one line. https://biomejs.dev/linter/rules/no-excessive-lines-per-function
 */
const MAX_LINES = 40;

/** Files that still have a longer function. Do not add any. */
const stillLong: readonly string[] = [];

const folders = 'core,rules,platform,components,entrypoints,kit,fleet,harness,bench,scripts,demo';
const sources = globSync(`{${folders}}/**/*.{ts,tsx}`);

test(`no function is longer than ${MAX_LINES} lines, JSX included`, () => {
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((file) => longFunctions(file, readFileSync(file, 'utf8')));
  expect(found.filter((line) => !stillLong.some((file) => line.startsWith(`${file}:`)))).toEqual([]);
});

test('lines of JSX count, lines of a template text do not', () => {
  const markup = '<p>one</p>\n'.repeat(MAX_LINES);
  const long = `function Long() {\nreturn <>\n${markup}</>;\n}`;
  const text = `const text = () => {\nreturn \`${'line\n'.repeat(MAX_LINES)}\`;\n};`;
  expect(longFunctions('a.tsx', `const Short = () => <p />;\n${long}\n${text}`)).toEqual(['a.tsx:2 42 lines']);
});

/** `file:line N lines` of each function over the limit. */
function longFunctions(file: string, code: string): string[] {
  const found: string[] = [];
  const texts: TemplateElement[] = [];
  const linesIn = (from: number, to: number): number =>
    code
      .slice(from, to)
      .split('\n')
      .filter((line) => line.trim()).length;
  const check = ({ start, body }: AnyFunction | ArrowFunctionExpression): void => {
    if (!body) return;
    const braces = body.type === 'BlockStatement' ? 1 : 0;
    const inside = texts.filter((text) => text.start >= body.start && text.end <= body.end);
    const inTexts = inside.map((text) => Math.max(0, linesIn(text.start, text.end) - 1)).reduce((sum, n) => sum + n, 0);
    const lines = linesIn(body.start + braces, body.end - braces) - inTexts;
    if (lines > MAX_LINES) found.push(`${file}:${code.slice(0, start).split('\n').length} ${lines} lines`);
  };
  const { program } = parseSync(file, code);
  new Visitor({ TemplateElement: (text) => void texts.push(text) }).visit(program);
  new Visitor({ FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check }).visit(program);
  return found;
}
