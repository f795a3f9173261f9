import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, runTool } from './tool.ts';

/** How a part of `npm test` went. */
export interface Outcome extends Ended {
  name: string;
  /** Tests, for the parts that run some. */
  counted?: { passed: number; failed: number };
}

/** A part of `npm test`. */
export interface Part {
  name: string;
  run(): Promise<Outcome>;
}

/** Builds the extension for both browsers, as it is given to people. */
export const build: Part = {
  name: 'build',
  async run() {
    const chromium = await runTool('wxt', ['build', '--browser', 'chrome']);
    const firefox = await runTool('wxt', ['build', '--browser', 'firefox', '--mv3']);
    return {
      name: 'build',
      ok: chromium.ok && firefox.ok,
      output: chromium.output + firefox.output,
      seconds: chromium.seconds + firefox.seconds,
    };
  },
};

/** Checks that need one processor each. */
export const checks: readonly Part[] = [
  tests('unit', ['unit', 'components', 'built']),
  tests('fleet', ['fleet']),
  tool('lint', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=100'], '@biomejs/biome'),
  tool('types', 'tsc', ['--noEmit'], 'typescript'),
  tool('dead code', 'knip', ['--no-progress', '--treat-config-hints-as-errors']),
  tool('add-on', 'web-ext', ['lint', '--source-dir=.output/firefox-mv3', '--self-hosted', '--no-config-discovery']),
];

/** Real browsers, which take all there is: nothing else beside them. */
export const endToEnd: Part = tests('e2e', ['e2e']);

function tool(name: string, command: string, args: string[], from = command): Part {
  return { name, run: async () => ({ name, ...(await runTool(command, args, from)) }) };
}

function tests(name: string, projects: string[]): Part {
  const report = join(tmpdir(), `dezhurny-${process.pid}-${name}.json`);
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), '--passWithNoTests'];
  return {
    name,
    async run() {
      const ended = await runTool('vitest', [
        ...args,
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${report}`,
      ]);
      return { name, ...ended, counted: countIn(report) };
    },
  };
}

function countIn(report: string): { passed: number; failed: number } {
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed, failed };
  } catch {
    return { passed: 0, failed: 0 }; // it ended before it could report
  } finally {
    rmSync(report, { force: true });
  }
}
