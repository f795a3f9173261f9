import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';

// Listing loads every browser test file.
vi.setConfig({ testTimeout: 180_000 });

/** Browser that tests a row of docs/firing.md: Chromium, Chromium with its worker killed, Firefox. */
type Where = 'C' | 'K' | 'F';

/** The browsers (`C K F`) of each row (`typed address`) of a table of docs/firing.md, in order. */
type Table = Record<string, string>;

let arrivals: Table;
let spoiling: Table;
beforeAll(() => {
  [arrivals = {}, spoiling = {}] = tablesOf(readFileSync('docs/firing.md', 'utf8'));
});

test('lists exactly the tests of the matrix', () => {
  expect(testsIn('tests/e2e/matrix/')).toEqual(arrivals);
});

test('lists exactly the tests on hostile pages', () => {
  const files = ['removing', 'restyling', 'covering', 'input', 'attacks'];
  expect(testsIn(...files.map((name) => `tests/e2e/hostile/${name}`))).toEqual(spoiling);
});

/** Columns “Test” and “Where” of each Markdown table. */
function tablesOf(markdown: string): Table[] {
  const tables: Table[] = [];
  let columns: string[] = [];
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (!line.startsWith('|')) columns = [];
    else if (columns.length === 0) {
      columns = cells;
      tables.push({});
    } else if (!/^[|\s:-]+$/.test(line)) {
      const [name = '', where = ''] = ['Test', 'Where'].map((column) => cells[columns.indexOf(column)]);
      Object.assign(tables.at(-1) ?? {}, { [name]: where });
    }
  }
  return tables;
}

/** A test: its name and where it runs. */
interface Listed {
  name: string;
  where: Where;
}

/** Return the tests of files with these path prefixes: names, and where each runs. */
function testsIn(...starts: string[]): Table {
  const found: Record<string, Set<Where>> = {};
  for (const { name, where } of [...inPlaywright(starts), ...inVitest(starts)]) {
    found[name] = (found[name] ?? new Set()).add(where);
  }
  const order: Where[] = ['C', 'K', 'F'];
  const line = (where: Set<Where>): string => order.filter((one) => where.has(one)).join(' ');
  return Object.fromEntries(Object.entries(found).map(([name, where]) => [name, line(where)]));
}

interface PlaywrightSuite {
  file: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { projectName: string }[] }[];
}

/** List the tests of Playwright Test. Each top-level suite is a file. */
function inPlaywright(starts: readonly string[]): Listed[] {
  if (filesOf(starts, '.spec.ts').length === 0) return [];
  const run = ['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json', ...starts];
  const output = execFileSync(process.execPath, run, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { suites } = JSON.parse(output) as { suites: PlaywrightSuite[] };
  return suites.flatMap((file) => specsOf(file).flatMap((spec) => listedOf(spec, file.file)));
}

function specsOf({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function listedOf({ title, tests }: PlaywrightSuite['specs'][number], file: string): Listed[] {
  return tests.map(({ projectName }) => {
    if (projectName === 'firefox') return { name: title, where: 'F' };
    return { name: title, where: file.includes('worker-killed') ? 'K' : 'C' };
  });
}

/** List the browser tests that Vitest runs. */
function inVitest(starts: readonly string[]): Listed[] {
  const files = filesOf(starts, '.test.ts');
  if (files.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-tests-'));
  const list = join(folder, 'tests.json');
  const run = [
    'node_modules/vitest/vitest.mjs',
    'list',
    '--project',
    'e2e-vitest',
    '--no-static-parse',
    `--json=${list}`,
  ];
  try {
    execFileSync(process.execPath, [...run, ...files], { stdio: 'pipe' });
    return (JSON.parse(readFileSync(list, 'utf8')) as { name: string; file: string }[]).map(({ name, file }) => {
      const parts = name.split(' > ');
      const group = parts.length > 1 ? (parts[0] ?? '') : name;
      return { name: parts.at(-1) ?? '', where: whereOf(group, file) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf(starts: readonly string[], end: string): string[] {
  return globSync('tests/e2e/**/*.ts').filter(
    (file) => file.endsWith(end) && starts.some((one) => file.startsWith(one)),
  );
}

function whereOf(group: string, file: string): Where {
  if (group.startsWith('Firefox') || file.endsWith('firefox.test.ts')) return 'F';
  return group.includes('worker killed') ? 'K' : 'C';
}
