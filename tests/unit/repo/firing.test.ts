import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';

// Listing loads these browser test files.
vi.setConfig({ hookTimeout: 180_000 });

/** Browser that tests a row of docs/firing.md: Chromium, Chromium with its worker killed, Firefox. */
type Where = 'C' | 'K' | 'F';

/** The browsers (`C K F`) of each row (`typed address`) of a table of docs/firing.md, in order. */
type Table = Record<string, string>;

let arrivals: Table;
let spoiling: Table;
let listed: Listed[];
beforeAll(() => {
  listed = listTests('matrix/', 'hostile/');
  [arrivals = {}, spoiling = {}] = tablesOf(readFileSync('docs/firing.md', 'utf8'));
});

test('lists exactly the tests of the matrix', () => {
  expect(testsIn('matrix/')).toEqual(arrivals);
});

test('lists exactly the tests on hostile pages', () => {
  const onBanner = ['removing', 'restyling', 'covering', 'input', 'attacks', 'capturing'];
  const files = [
    ...onBanner,
    'leaving',
    'staying',
    'printing',
    'windows',
    'pictures',
    'full-window-frame',
    'documents',
  ];
  expect(testsIn(...files.map((name) => `hostile/${name}`))).toEqual(spoiling);
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

/** A test: its name, its file in tests/e2e, and where it runs. */
interface Listed {
  name: string;
  file: string;
  where: Where;
}

/** Return the tests of files with these path prefixes: names, and where each runs. */
function testsIn(...starts: string[]): Table {
  const found: Record<string, Set<Where>> = {};
  for (const { name, where } of listed.filter(({ file }) => starts.some((one) => file.startsWith(one)))) {
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

/** List the tests of folders of tests/e2e. Each top-level suite of Playwright Test is a file. */
function listTests(...folders: string[]): Listed[] {
  const places = folders.map((folder) => `tests/e2e/${folder}`);
  const run = ['node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=json', ...places];
  const output = execFileSync(process.execPath, run, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { suites } = JSON.parse(output) as { suites: PlaywrightSuite[] };
  return suites.flatMap((suite) => specsOf(suite).flatMap((spec) => listedOf(spec, suite.file)));
}

function specsOf({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function listedOf({ title, tests }: PlaywrightSuite['specs'][number], file: string): Listed[] {
  return tests.map(({ projectName }) => {
    const inChromium: Where = file.includes('worker-killed') ? 'K' : 'C';
    return { name: title, file, where: projectName.endsWith('firefox') ? 'F' : inChromium };
  });
}
