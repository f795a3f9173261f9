import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests, e2eReport, total } from '../../../harness/run/count-tests.ts';
import config from '../../../playwright.config.ts';

const folder = mkdtempSync(join(tmpdir(), 'dezhurny-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reported(report: object | string): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return file;
}

test.each([
  ['Vitest', { numPassedTests: 7, numFailedTests: 2 }, { passed: 7, failed: 2 }],
  ['Playwright Test', { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } }, { passed: 6, failed: 1 }],
  ['a run that was cut off', '{"stats":', { passed: 0, failed: 0 }],
])('counts the tests of %s', (_name, report, counts) => {
  const file = reported(report);
  expect(countTests(file)).toEqual(counts);
  expect(existsSync(file), 'an old report would be counted again').toBe(false);
});

test('the end-to-end tests write the report that is counted', () => {
  expect(config.reporter).toContainEqual(['json', { outputFile: e2eReport }]);
});

test('a part that fails without a failed test counts as one failure', () => {
  const counted = { passed: 3, failed: 0 };
  expect(total([{ ok: true, counted }, { ok: false }, { ok: false, counted }])).toBe('6 passed, 2 failed');
});
