// npm run pictures: make the pictures of README.md and README.ru.md, in docs/images, by a real browser.
import { provide } from '../harness/run/needs.ts';
import { runTool } from '../harness/run/tool.ts';

for (const need of ['build', 'browsers'] as const) {
  const { ok, output } = await provide(need);
  if (!ok) {
    console.error(output);
    process.exit(1);
  }
}
const words = ['test', '--project=pictures', '--retries=0', '--reporter=list', ...process.argv.slice(2)];
const { ok } = await runTool('playwright', words, { from: '@playwright/test', terminal: true });
process.exitCode = ok ? 0 : 1;
