// npm run coverage: coverage of product code by the unit and component tests, as a table by room and in
// coverage/index.html. Tests of the repository, the kit and the scripts are left out: they run no product code here.
// npm run coverage -- core/report: the same of the tests with this path.
import { existsSync, readFileSync } from 'node:fs';
import { coverageTable } from '../harness/run/coverage-table.ts';
import { provide } from '../harness/run/needs.ts';
import { runTool } from '../harness/run/tool.ts';

const projects = ['--project', 'unit*', '--project', 'components'];
const productTests = [
  'tests/unit/core/',
  'tests/unit/entrypoints/',
  'tests/unit/platform/',
  'tests/unit/rules/',
  'tests/components/',
];
const words = process.argv.slice(2);
/** Instrumented code is slower: repeating a property test less often leaves the coverage as it is. */
const env = { HONEST_SETS_SCALE: '0.1', TEST_TIMEOUT: '600000' };
const summary = 'coverage/coverage-summary.json';

await provide('types');
const tests = words.length > 0 ? words : productTests;
const { ok } = await runTool('vitest', ['run', ...projects, '--coverage', ...tests], {
  ...{ terminal: true, env },
});
if (existsSync(summary)) console.log(`\n${coverageTable(JSON.parse(readFileSync(summary, 'utf8')), process.cwd())}`);
process.exitCode = ok ? 0 : 1;
