import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from '../../../harness/chromium/chromium.ts';
import { expect, test as withFixtures } from '../fixtures/test.ts';

/** Twenty innocent pages, each with something that an extension could leave a trace in. */
const pages: Record<string, string> = {
  'lesson.example/': '<p>Урок</p>',
  'school.example/forms': '<form><input name="documentElement"><select><option>1</select></form>',
  'wiki.example/telegram.org': '<a href="https://web.telegram.org/">Telegram</a>',
  'frames.example/': '<iframe srcdoc="<p>внутри</p>"></iframe>',
  'messenger-frame.example/': '<iframe src="https://web.telegram.org/a/"></iframe>',
  'shadow.example/': '<div id="a"></div><script>a.attachShadow({ mode: "open" }).innerHTML = "<p>x</p>"</script>',
  'dialog.example/': '<dialog open>чат</dialog>',
  'video.example/': '<video controls></video>',
  'canvas.example/': '<canvas></canvas>',
  'table.example/': '<table><tr><td>1</table>',
  'strict.example/': '<p>строго</p>',
  'module.example/': '<script type="module">document.title = "модуль"</script>',
  'styles.example/': '<style>* { outline: 1px solid red }</style><div>1</div><div>2</div>',
  'scroll.example/': '<div style="height:5000px"></div>',
  'start.me/p/abc': '<p>start.me</p>',
  'www.telegram.com/news': '<p>не тот</p>',
  'web.max.ru/': '<p>MAX</p>',
  'sferum.ru/': '<p>Сферум</p>',
  'spa.example/': '<script>history.pushState(null, "", "/web.telegram.org")</script>',
  'svg.example/': '<svg><circle r="5"></circle></svg>',
};

const test = withFixtures.extend<object, { without: Chromium }>({
  /** A browser with an extension that does nothing, so that both browsers differ in ours alone. */
  without: [
    async ({ web }, use) => {
      const folder = emptyExtension();
      const without = await Chromium.launch({ web, extension: folder });
      await use(without);
      await without.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

// One worker for all of them, as each worker would start the second browser.
test.describe.configure({ mode: 'default' });

for (const [place, body] of Object.entries(pages)) {
  test(`${place} is the same with and without the extension`, async ({ pc, web, without }) => {
    const headers = place.startsWith('strict') ? { 'content-security-policy': "default-src 'none'" } : undefined;
    web.at(place, { body, ...(headers && { headers }) });
    const ours = await seenIn(pc, place, pc.id);
    expect(ours).toEqual(await seenIn(without, place, pc.id));
    expect(ours.fetched.every((answer) => answer === 'TypeError: Failed to fetch')).toBe(true);
  });
}

async function seenIn(browser: Chromium, place: string, id: string): ReturnType<typeof traces> {
  const page = await browser.open(`https://${place}`);
  await page.waitForLoadState();
  await page.evaluate(untilIdle);
  const traced = await page.evaluate(traces, id);
  await page.close();
  return traced;
}

/** Runs in the page: waits until it has been painted twice and has nothing to do. */
async function untilIdle(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestIdleCallback(done));
}

/** Runs in the page: all it could notice an extension by, without what depends on the moment alone. */
async function traces(id: string) {
  const files = [
    'manifest.json',
    'content-scripts/messenger.js',
    'notice.html',
    'popup.html',
    'icon/16.png',
    'background.js',
  ];
  const styles = [...document.querySelectorAll('*')].map((node) => {
    const style = getComputedStyle(node);
    return [...style].map((name) => style.getPropertyValue(name)).join();
  });
  const fetched = await Promise.all(
    files.map((file) => fetch(`chrome-extension://${id}/${file}`).then(() => 'read', String)),
  );
  return {
    html: document.documentElement.outerHTML,
    styles,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    // A retry records a trace, for which Playwright adds a global.
    globals: Object.getOwnPropertyNames(window).filter((name) => !name.startsWith('__playwright')),
    chrome: Object.getOwnPropertyNames((window as { chrome?: object }).chrome ?? {}),
    listeners: document.documentElement.getAttributeNames(),
    animations: document.getAnimations().length,
    entries: performance
      .getEntries()
      .map(({ entryType, name }) => `${entryType} ${name}`)
      .filter((entry) => !/^(paint|largest|visibility|event|first-input|layout|long)|favicon/.test(entry))
      .sort(),
    fetched,
  };
}

function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dezhurny-empty-'));
  const manifest = { manifest_version: 3, name: 'empty', version: '1', background: { service_worker: 'w.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'w.js'), '');
  return folder;
}
