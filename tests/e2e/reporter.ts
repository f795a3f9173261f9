import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { summaryAttachments } from './fixtures/evidence.ts';

const SLOWEST = 20;

/** Allowed flaky tests (passed only on retry); more fail the run. */
const FLAKY_ALLOWED = 1;

/** Lines of an error that the summary repeats: what failed stands first, why it did not happen last. */
const FIRST_LINES = 6;
const LAST_LINES = 5;
/** How long each line may be. */
const LINE_CHARACTERS = 400;

interface Counts {
  passed: TestCase[];
  failed: TestCase[];
  flaky: TestCase[];
  skipped: TestCase[];
}

/** Ends a run with its slowest tests, those that passed on a retry alone, and one line of totals. */
export default class SummaryReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  async onEnd(): Promise<{ status: FullResult['status'] } | undefined> {
    const tests = this.#suite?.allTests() ?? [];
    if (tests.every(({ results }) => results.length === 0)) return undefined; // `--list`, or nothing that could be loaded
    const { passed, failed, flaky, skipped } = countOf(tests);
    print(
      `\nSlowest ${SLOWEST}`,
      [...passed, ...failed, ...flaky].sort((a, b) => ms(b) - ms(a)).slice(0, SLOWEST),
      seconds,
    );
    print('\nFLAKY: passed on the retry alone', flaky, seconds, firstError);
    print(
      '\nSkipped',
      skipped,
      (test) => test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason',
    );
    print('\nFAILED', failed, seconds, firstError);
    const isTooFlaky = flaky.length > FLAKY_ALLOWED;
    if (isTooFlaky) console.log(`\n${flaky.length} tests are flaky, ${FLAKY_ALLOWED} is allowed: the run fails`);
    // A run whose flaky tests fail it counts them so.
    const failures = failed.length + (isTooFlaky ? flaky.length : 0);
    console.log(`\n${passed.length + flaky.length - (isTooFlaky ? flaky.length : 0)} passed, ${failures} failed`);
    return isTooFlaky ? { status: 'failed' } : undefined;
  }

  printsToStdio(): boolean {
    return false;
  }
}

function countOf(tests: readonly TestCase[]): Counts {
  const by = Map.groupBy(tests, (test) => test.outcome());
  return {
    passed: by.get('expected') ?? [],
    failed: by.get('unexpected') ?? [],
    flaky: by.get('flaky') ?? [],
    skipped: by.get('skipped') ?? [],
  };
}

function print(
  title: string,
  tests: readonly TestCase[],
  note: (test: TestCase) => string,
  reason?: (test: TestCase) => string[],
): void {
  if (tests.length === 0) return;
  console.log(title);
  for (const test of tests) {
    console.log(`${note(test).padStart(8)}  ${test.titlePath().filter(Boolean).join(' › ')}`);
    for (const line of reason?.(test) ?? []) console.log(`${' '.repeat(10)}${line}`);
  }
}

/**
 * Return where and why the first try of a test failed, and what its browser went by: what the end of a log must tell by
 * itself.
 */
function firstError({ results }: TestCase): string[] {
  const failed = results.find((result) => result.error);
  const error = failed?.error;
  if (!error) return [];
  const lines = stripVTControlCharacters(error.message ?? error.value ?? '').split('\n');
  const told = shorten(lines.filter((line) => line.trim() !== ''));
  const facts = summaryAttachments.flatMap((wanted) => {
    const body = failed.attachments.find(({ name }) => name === wanted)?.body;
    return body?.toString().split('\n') ?? [];
  });
  return [...placesOf(error), ...told, ...facts].map((text) => text.slice(0, LINE_CHARACTERS));
}

/** Return lines without their middle, if they are many. */
function shorten(lines: string[]): string[] {
  if (lines.length <= FIRST_LINES + LAST_LINES) return lines;
  return [...lines.slice(0, FIRST_LINES), '…', ...lines.slice(-LAST_LINES)];
}

/** Return the line that failed and those that called it, of the test and its helpers: `policy.spec.ts:161 ← policy.spec.ts:43`. */
function placesOf({ stack = '', location }: TestError): string[] {
  const called = [...stack.matchAll(/\(?(\/[^\s()]+):(\d+):\d+\)?$/gm)]
    .map(([, file = '', line]) => `${relative('.', file)}:${line}`)
    .filter((place) => !/^\.\.|node_modules/.test(place));
  const places = called.length > 0 ? called : location ? [`${relative('.', location.file)}:${location.line}`] : [];
  return places.length > 0 ? [places.join(' ← ')] : [];
}

const ms = ({ results }: TestCase): number => results.reduce((sum, { duration }) => sum + duration, 0);

const seconds = (test: TestCase): string => `${(ms(test) / 1000).toFixed(1)} s`;
