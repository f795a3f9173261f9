// npm run build, npm run zip: build the extension for Chromium and Firefox, or for one with WXT's options after `--`:
// npm run build -- --browser firefox --mv3
import { runTool } from '../harness/run/tool.ts';

const [command = 'build', ...args] = process.argv.slice(2);
const targets =
  args.length > 0
    ? [args]
    : [
        ['--browser', 'chrome'],
        ['--browser', 'firefox', '--mv3'],
      ];
for (const target of targets) {
  const { ok } = await runTool('wxt', [command, ...target], { terminal: true });
  if (!ok) process.exit(1);
}
