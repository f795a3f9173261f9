// npm run coverage: coverage of the unit and component tests, as a summary and in coverage/index.html.
import { provide } from '../harness/run/needs.ts';
import { runTool } from '../harness/run/tool.ts';

const projects = ['--project', 'unit*', '--project', 'components'];
await provide('types');
const { ok } = await runTool('vitest', ['run', ...projects, '--coverage', ...process.argv.slice(2)], {
  terminal: true,
});
process.exitCode = ok ? 0 : 1;
