import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Directive, parseSync, type Statement } from 'oxc-parser';
import { expect, test } from 'vitest';

/** Files of core/ without such a test, each with the reason: tests of their users do not reach every edge. */
const untested: Readonly<Record<string, string>> = {};

const core = globSync('core/**/*.ts').map(slashed).sort();
const tests = globSync('tests/unit/**/*.test.ts').map(slashed);

test('a unit test imports a function of each file of core/ that exports one', () => {
  const imported = new Set(tests.flatMap((file) => importedNames(file, readFileSync(file, 'utf8'))));
  const files = core.map((file) => ({ file, functions: exportedFunctions(file, readFileSync(file, 'utf8')) }));
  const withFunctions = files.filter(({ functions }) => functions.length > 0);
  expect(withFunctions.length).toBeGreaterThan(150);
  const missing = withFunctions.filter(
    ({ file, functions }) => !functions.some((name) => imported.has(`${file} ${name}`)),
  );
  expect(missing.map(({ file }) => file)).toEqual(Object.keys(untested).sort());
});

test('functions are found as declarations, generators and values; types and constants are none', () => {
  const code =
    'export function a() {}\nexport async function* b() {}\nexport const c = () => 1, d = 2;\nexport type E = () => void;\nfunction f() {}';
  expect(exportedFunctions('a.ts', code)).toEqual(['a', 'b', 'c']);
});

test('imports of types do not count', () => {
  const code =
    "import { a, type B, c as d } from '../x.ts';\nimport type { e } from '../x.ts';\nimport { g } from 'vitest';";
  expect(importedNames('tests/unit/y.ts', code)).toEqual(['tests/x.ts a', 'tests/x.ts c']);
});

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** `core/time/units.ts name` of each value that a file imports by its name. */
function importedNames(file: string, code: string): string[] {
  const { module } = parseSync(file, code);
  return module.staticImports.flatMap(({ moduleRequest, entries }) => {
    if (!moduleRequest.value.startsWith('.')) return [];
    const target = posix.join(posix.dirname(file), moduleRequest.value);
    return entries.flatMap(({ isType, importName }) => (isType ? [] : [`${target} ${importName.name}`]));
  });
}

/** The names of the functions that a file exports. */
function exportedFunctions(file: string, code: string): string[] {
  return parseSync(file, code).program.body.flatMap(functionsIn);
}

function functionsIn(statement: Statement | Directive): string[] {
  if (statement.type !== 'ExportNamedDeclaration') return [];
  const { declaration } = statement;
  if (declaration?.type === 'FunctionDeclaration') return [declaration.id?.name ?? ''];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return isFunction && id.type === 'Identifier' ? [id.name] : [];
  });
}
