// npm run dev: start a browser with the extension, the fake web and the demo page; code changes reload the extension.
// npm run dev:firefox: the same in Firefox. Ctrl+C ends it.
import { parseArgs } from 'node:util';
import { createServer } from 'wxt';
import { classroomPage } from '../demo/classroom-page.ts';
import { type DemoWeb, startDemoWeb } from '../demo/surroundings.ts';
import { browserArgs } from '../harness/chromium-args.ts';
import { findChromium, findFirefox } from '../harness/find-browser.ts';
import { firefoxPreferences } from '../harness/firefox.ts';
import { ensureBrowsers, ensureRussian } from '../harness/install-browser.ts';

const usage = `npm run dev [-- --headless]
npm run dev:firefox [-- --headless]
`;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { browser: { type: 'string', default: 'chrome' }, headless: { type: 'boolean', default: false } },
});
const { browser, headless, ...unknown } = values;
if (positionals.length > 0 || Object.keys(unknown).length > 0 || (browser !== 'chrome' && browser !== 'firefox')) {
  process.stderr.write(usage);
  process.exit(2);
}

const family = browser === 'chrome' ? 'chromium' : 'firefox';
const missing = ensureBrowsers(family);
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (missing || !(display || headless)) {
  console.error(missing ?? `There is no display: use --headless or xvfb-run.\n${usage}`);
  process.exit(1);
}

ensureRussian(family);
// Chromium on Linux takes its language from the environment (https://www.chromium.org/developers/how-tos/test-language).
process.env.LANGUAGE = 'ru';
const demo = await startDemoWeb();
demo.web.at('127.0.0.1', classroomPage());
const startUrls = [`http://127.0.0.1:${demo.web.port}/`];
const server = await createServer({
  browser,
  dev: { server: { host: '127.0.0.1', port: 3000, strictPort: true, origin: 'http://127.0.0.1:3000' } },
  webExt: { startUrls, ...(browser === 'chrome' ? chromium(demo) : firefox(demo)) },
});
await server.start();

function chromium({ web, unknown: unresolved, refused }: DemoWeb): object {
  const args = browserArgs({ port: web.port, unknown: unresolved, refused, language: 'ru', trusting: true });
  return {
    binaries: { chrome: findChromium() ?? 'chromium' },
    chromiumArgs: [...args, ...(headless ? ['--headless=new'] : [])],
  };
}

function firefox({ web }: DemoWeb): object {
  return {
    binaries: { firefox: findFirefox() ?? 'firefox' },
    firefoxPref: firefoxPreferences(web.port, 'ru'),
    firefoxArgs: headless ? ['--headless'] : [],
  };
}
