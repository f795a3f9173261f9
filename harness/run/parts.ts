import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counted, countTests, e2eReport } from './count-tests.ts';
import { type Need, provide } from './needs.ts';
import { type Ended, runTool, type ToolOptions } from './tool.ts';

/** A part of `npm test`, which is also an npm script. */
export interface Part {
  name: string;
  needs: readonly Need[];
  /** Uses every processor: no other part runs at the same time. */
  alone?: boolean;
  /** Installs large packages or takes minutes: not in `npm test` unless named, but in `.ci/run`. */
  heavy?: boolean;
  /** @param args for the tool, as they follow `--` on the command line */
  run(args: readonly string[], options: ToolOptions): Promise<Ended & { counted?: Counted }>;
}

/** Result of a part. */
export interface PartOutcome extends Ended {
  name: string;
  /** Only of parts that run tests. */
  counted?: Counted;
}

/** Every part, in the order in which `npm test` starts them: the longest first, so that the last one is short. */
export const parts: readonly Part[] = [
  vitest('unit', ['types'], 'unit*'),
  vitest('fleet', ['types']),
  vitest('components', ['types']),
  tool('lint', [], 'biome', ['check', '--error-on-warnings', '--max-diagnostics=100'], '@biomejs/biome'),
  tool('types', ['types'], 'tsc', ['--noEmit'], 'typescript'),
  tool('unused', ['types'], 'knip', ['--no-progress', '--treat-config-hints-as-errors']),
  vitest('built', ['build']),
  tool('addon', ['build'], 'web-ext', [
    'lint',
    '--source-dir=.output/firefox-mv3',
    '--self-hosted',
    '--no-config-discovery',
  ]),
  { ...playwright('e2e', ['chromium', 'firefox']), alone: true },
  { ...playwright('matrix', ['matrix-chromium', 'matrix-firefox']), alone: true, heavy: true },
  { ...vitest('collector', ['types']), heavy: true },
  { ...vitest('papers', ['types', 'libreoffice']), heavy: true },
  { ...vitest('deploy', ['types']), heavy: true },
];

/** Meets a part's needs, then runs it. */
export async function runPart(part: Part, args: readonly string[], options: ToolOptions): Promise<PartOutcome> {
  const { name, needs } = part;
  for (const need of needs) {
    const { ok, output } = await provide(need, options);
    if (!ok) return { name, ok, output, seconds: 0 };
  }
  return { name, ...(await part.run(args, options)) };
}

function tool(
  name: string,
  needs: readonly Need[],
  command: string,
  words: readonly string[],
  from: string = command,
): Part {
  return { name, needs, run: (args, options) => runTool(command, [...words, ...args], { ...options, from }) };
}

/** Tests of the projects of vitest.config.ts that begin with a name. With `--watch` they run again on each change, until interrupted. */
function vitest(name: string, needs: readonly Need[], projects: string = name): Part {
  return {
    name,
    needs,
    async run(args, options) {
      if (args.includes('--watch')) return runTool('vitest', ['--project', projects, ...args], options);
      const report = join(tmpdir(), `dezhurny-${process.pid}-${name}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      // A part may have no tests yet; a filter that matches none is a mistake.
      const words = args.length > 0 ? args : ['--passWithNoTests'];
      const ended = await runTool('vitest', ['run', '--project', projects, ...reporters, ...words], options);
      return { ...ended, counted: countTests(report) };
    },
  };
}

/**
 * Tests of projects of playwright.config.ts; with arguments, those of all projects that the arguments choose. The
 * JSON report lies where the configuration writes it.
 */
function playwright(name: string, projects: readonly string[]): Part {
  const all = projects.map((project) => `--project=${project}`);
  return {
    name,
    needs: ['build', 'browsers'],
    async run(args, options) {
      const words = ['test', ...(args.length > 0 ? args : all)];
      const ended = await runTool('playwright', words, { ...options, from: '@playwright/test' });
      return { ...ended, counted: countTests(e2eReport) };
    },
  };
}
