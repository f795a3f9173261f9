import { readFileSync, rmSync } from 'node:fs';

/** JSON report of the end-to-end tests; playwright.config.ts has it written. */
export const e2eReport = 'test-results/e2e.json';

/** Tests of one run. */
export interface Counted {
  passed: number;
  failed: number;
}

/** Keys of the JSON report of Vitest and of Playwright Test (https://playwright.dev/docs/api/class-testreporter). */
interface JsonReport {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
}

/**
 * Counts the tests in the JSON report of Vitest or of Playwright Test and removes the file. A test that passed on its
 * second try (flaky) counts as passed.
 * @returns zeros when the run ended before it wrote a report
 */
export function countTests(report: string): Counted {
  try {
    const { stats, numPassedTests = 0, numFailedTests = 0 }: JsonReport = JSON.parse(readFileSync(report, 'utf8'));
    if (stats) return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  } finally {
    rmSync(report, { force: true });
  }
}

/** Return `N passed, N failed` over all parts. A part that fails without a failed test counts as one failure. */
export function total(outcomes: readonly { ok: boolean; counted?: Counted }[]): string {
  let passed = 0;
  let failed = 0;
  for (const { ok, counted } of outcomes) {
    passed += counted?.passed ?? 0;
    failed += counted?.failed || (ok ? 0 : 1);
  }
  return `${passed} passed, ${failed} failed`;
}
