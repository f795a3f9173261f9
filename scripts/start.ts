// npm start: build the extension and demonstrate it in a separate browser.
// npm start -- --headless: run the demonstration automatically, without a display.

import { classroom } from '../demo/classroom.ts';
import { tour } from '../demo/tour.ts';
import { ensureBrowsers } from '../harness/install-browser.ts';
import { runTool } from '../harness/run/tool.ts';

const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const alone = process.argv.includes('--headless') || !display;

const lacking = ensureBrowsers('chromium');
if (lacking) {
  console.error(lacking);
  process.exit(1);
}
const built = await runTool('wxt', ['build', '--browser', 'chrome']);
if (!built.ok) {
  console.error(built.output);
  process.exit(1);
}
if (alone) {
  const faults = await tour();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} else await classroom();
