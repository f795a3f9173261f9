import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';

// Listing loads every browser test file.
vi.setConfig({ testTimeout: 180_000 });

/** Where a row of docs/firing.md is tested: Chromium, Chromium with its worker killed, Firefox. */
type Where = 'C' | 'K' | 'F';

/** `typed address` → `C K F`, of each table of docs/firing.md in its order. */
type Table = Record<string, string>;

let arrivals: Table;
let spoiling: Table;
beforeAll(() => {
  [arrivals = {}, spoiling = {}] = tablesOf(readFileSync('docs/firing.md', 'utf8'));
});

test('lists exactly the tests of the matrix', () => {
  expect(testsIn('tests/e2e/matrix')).toEqual(arrivals);
});

test('lists exactly the tests on hostile pages', () => {
  const files = ['removing', 'restyling', 'covering', 'input', 'firefox'];
  expect(testsIn(...files.map((name) => `tests/e2e/hostile/${name}.test.ts`))).toEqual(spoiling);
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

/** The tests that a run of these files would run, by name, with where each runs. */
function testsIn(...files: string[]): Table {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-tests-'));
  const list = join(folder, 'tests.json');
  const run = ['node_modules/vitest/vitest.mjs', 'list', '--project', 'e2e', '--no-static-parse', `--json=${list}`];
  try {
    execFileSync(process.execPath, [...run, ...files], { stdio: 'pipe' });
    const found: Record<string, Set<Where>> = {};
    for (const { name, file } of JSON.parse(readFileSync(list, 'utf8')) as { name: string; file: string }[]) {
      const parts = name.split(' > ');
      const where = whereOf(parts.length > 1 ? (parts[0] ?? '') : name, file);
      const test = parts.at(-1) ?? '';
      found[test] = (found[test] ?? new Set()).add(where);
    }
    const order: Where[] = ['C', 'K', 'F'];
    const line = (where: Set<Where>): string => order.filter((one) => where.has(one)).join(' ');
    return Object.fromEntries(Object.entries(found).map(([name, where]) => [name, line(where)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function whereOf(group: string, file: string): Where {
  if (group.startsWith('Firefox') || file.endsWith('firefox.test.ts')) return 'F';
  return group.includes('worker killed') ? 'K' : 'C';
}
