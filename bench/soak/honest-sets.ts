import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../harness/finding.ts';
import { runTool } from '../../harness/run/tool.ts';

/** Honest sets that one run of the property test generates. */
const SETS_PER_RUN = 1000;

/** The parts of Vitest's JSON report that are read (https://vitest.dev/guide/reporters#json-reporter). */
interface JsonReport {
  testResults: {
    assertionResults: { status: string; meta: { honestSets?: number; changedFiles?: number } }[];
  }[];
}

/**
 * Generate sets of exports of honest PCs and compare every two exports of a set, then change files and compare them with
 * the honest ones. A property stops at its first counterexample.
 */
export async function honestSets(sets: number): Promise<Finding> {
  const report = join(tmpdir(), `dezhurny-${process.pid}-honest-sets.json`);
  const { seconds } = await runTool(
    'vitest',
    ['run', '--project=unit', '--reporter=json', `--outputFile=${report}`, 'tests/unit/core/verify/honest-exports'],
    { env: { HONEST_SETS_SCALE: String(sets / SETS_PER_RUN) } },
  );
  const measured = { ...count(report), seconds: Math.round(seconds) };
  return {
    name: 'honest sets',
    goal: `${sets} sets of exports of honest PCs: 0 accused, and no change is missed`,
    measured,
    met: measured.sets === sets && measured.changed > 0 && measured.accused + measured.missed === 0,
  };
}

/** Count the sets and changed files of a report, and the properties that failed. The file is removed. */
function count(path: string): Record<'sets' | 'changed' | 'accused' | 'missed', number> {
  const { testResults }: JsonReport = JSON.parse(readFileSync(path, 'utf8'));
  rmSync(path);
  const measured = { sets: 0, changed: 0, accused: 0, missed: 0 };
  for (const { status, meta } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    measured.sets += meta.honestSets ?? 0;
    measured.changed += meta.changedFiles ?? 0;
    if (status !== 'passed') measured[meta.honestSets === undefined ? 'missed' : 'accused'] += 1;
  }
  return measured;
}
