import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import type { JournalFile } from '../../core/export/file-schema.ts';
import { verifyFile } from '../../core/verify/verify-file.ts';
import type { Chromium } from '../../harness/chromium/chromium.ts';
import type { FakeWeb } from '../../harness/fake-web.ts';
import { nine } from '../../harness/nine-addresses.ts';
import { isSigned } from '../../platform/journal/signature.ts';
import { Admin } from './fixtures/admin.ts';
import { type CanaryKind, canaries, canariesIn, filesWithCanaries, kinds } from './fixtures/canaries.ts';
import { momentsIn } from './fixtures/moments.ts';
import { coreIf } from './fixtures/part.ts';
import { expect, objectsOf, test, waitForBanner } from './fixtures/test.ts';

/** Folders of a profile that hold what extensions store; the rest is the browser's own, as its history. */
const EXTENSION_FOLDERS = [
  'IndexedDB',
  'Local Extension Settings',
  'Sync Extension Settings',
  'WebStorage',
  'File System',
  'Storage',
];

/** A host whose name does not resolve: the notice stands in for it. */
const UNKNOWN_HOST = 'web.threema.ch';

test('finds a canary of every kind, however it is written', () => {
  for (const kind of kinds) {
    for (const text of Object.values(canaries[kind])) {
      const written = [
        Buffer.from(text),
        Buffer.from(text, 'utf16le'),
        Buffer.from(encodeURIComponent(text)),
        Buffer.from(Buffer.from(`xy${text}, и дальше`).toString('base64')),
        Buffer.from(new URL(`https://${text}.example/`).hostname),
      ];
      for (const bytes of written) expect(canariesIn(bytes), `${kind}: ${bytes}`).toContain(kind);
    }
  }
  expect(canariesIn('канарейка canary7 xn--')).toEqual([]);
});

test('finds a moment however a clock counts it', () => {
  const now = new Date('2026-11-23T08:40:00Z');
  const text =
    '{"a":1795423199,"b":[1795509500123],"c":"1795423200123456","d":1795423200.5,"e":46349,"f":1700000000000}';
  expect(momentsIn(text, now)).toEqual(['1795423199', '1795509500123', '1795423200123456', '1795423200.5']);
});

test('no word of a visited page is in a store, an export, the console or the profile, and no moment in a store or an export', async ({
  launch,
  web,
}) => {
  answerWithCanaries(web);
  const own = await launch({ unknown: [UNKNOWN_HOST] });
  const printed = printedByWorkers(own);
  for (const [, address] of nine) await answerWarning(await visit(own, address), new URL(address).hostname);
  await own.open(`https://sfb.example/lwa/WebPages/LwaClient.aspx?meeturl=${word('query')}#${word('hash')}`);
  const { incidents } = await objectsOf(own).journal.settled();
  expect(new Set(incidents.map(({ system }) => system)).size).toBe(9);
  const stored = JSON.stringify(await own.storage());
  expect(canariesIn(stored)).toEqual([]);

  const { csv, json } = await exported(own);
  for (const text of [stored, csv, json]) expect(momentsIn(text, new Date())).toEqual([]);
  await own.quit();
  expect(canariesIn(printed.join('\n'))).toEqual([]);
  expect(canariesOnDisk(own.profile)).toEqual({});
  const downloads = join(own.profile, 'downloads');
  expect(readdirSync(downloads).map((name) => name.replace(/^.*\./, ''))).toEqual(
    expect.arrayContaining(['csv', 'json', 'xlsx']),
  );
  expect(filesWithCanaries(downloads)).toEqual({});

  expect(await verifyFile(json, isSigned)).toMatchObject({ intact: true });
  const { entries } = JSON.parse(json) as JournalFile;
  expect(entries.filter(({ entry }) => entry.kind === 'incident')).toHaveLength(incidents.length);
  const lines = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(lines[0]).toContain(';"');
  expect(lines).toHaveLength(incidents.length + 1);
  for (const name of ['Discord', 'Microsoft Teams', 'WeChat']) expect(csv).toContain(`"${name}"`);
});

for (const [how, expression] of [
  ['as it is', 'location.href'],
  ['in base64', 'btoa(encodeURIComponent(document.title))'],
] as const) {
  test(
    `an extension that stores what a page says, ${how}, is found out`,
    coreIf(how === 'as it is'),
    async ({ launch, web }, info) => {
      answerWithCanaries(web);
      const extension = info.outputPath('extension');
      cpSync('.output/chrome-mv3', extension, { recursive: true });
      const store = `addEventListener('load', () => chrome.storage.local.set({ 'wait:last': ${expression} }));`;
      appendFileSync(join(extension, 'content-scripts/messenger.js'), `\n;${store}`);
      const own = await launch({ extension });
      await waitForBanner(await visit(own, 'https://web.telegram.org/'));
      await expect
        .poll(async () => (await own.storage()).local, { message: 'what is stored' })
        .toHaveProperty(['wait:last']);
      await own.quit();
      expect(Object.keys(canariesOnDisk(own.profile))).not.toEqual([]);
    },
  );
}

function word(kind: CanaryKind): string {
  return `${canaries[kind].latin}-${canaries[kind].cyrillic}`;
}

/** Return an address with a canary wherever an address has room for one. */
function spiked(address: string): string {
  const url = new URL(address);
  url.username = canaries.user.latin;
  url.password = canaries.user.cyrillic;
  url.pathname += `/${word('path')}`;
  url.search = `?q=${word('query')}`;
  url.hash = `#${word('hash')}`;
  return url.href;
}

/** Has every system answer with a page that is full of canaries. */
function answerWithCanaries(web: FakeWeb): void {
  const raw = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${word('title')}</title>
<meta name="description" content="${word('meta')}"><h1>${word('title')}</h1>
<iframe src="https://${canaries.frame.latin}.example/${word('frame')}"></iframe>
<script>
document.cookie = 'name=${encodeURIComponent(word('cookie'))}';
try { new WebSocket('wss://' + location.host + '/${word('socket')}'); } catch {}
console.log(document.title);
</script>`;
  for (const [, address] of nine) web.at(new URL(address).host, { raw });
}

/** Opens a spiked address from a page whose own address is a canary. */
async function visit(own: Chromium, address: string): Promise<Page> {
  const tab = await own.open(`https://${canaries.host.latin}.${canaries.idn.cyrillic}.example/`);
  await tab.goto(spiked(address), { referer: `https://x.example/${word('referrer')}` }).catch(() => undefined);
  return tab;
}

/** Answers the banner, or waits for the notice, then has the page change its address. */
async function answerWarning(tab: Page, host: string): Promise<void> {
  if (host === UNKNOWN_HOST) {
    await expect.poll(() => tab.url(), { message: 'address of the tab' }).toMatch(/^chrome-extension:/);
    expect(canariesIn(tab.url())).toEqual([]);
  } else await (await waitForBanner(tab)).press('Остаться на странице');
  await tab.evaluate((text) => history.pushState(null, '', `?${text}`), word('query')).catch(() => undefined);
}

/** Return the lines that the extension's workers print, as they come. */
function printedByWorkers({ context }: Chromium): string[] {
  const lines: string[] = [];
  const watch = (worker: Worker): void => {
    worker.on('console', (message) => lines.push(message.text()));
  };
  context.serviceWorkers().forEach(watch);
  context.on('serviceworker', watch);
  return lines;
}

/** Return files that hold what the extension stores, and canaries in them, once the browser has ended. */
function canariesOnDisk(profile: string): Record<string, CanaryKind[]> {
  const folder = join(profile, 'Default');
  const present = EXTENSION_FOLDERS.filter((name) => existsSync(join(folder, name)));
  expect(present).toEqual(expect.arrayContaining(['IndexedDB', 'Local Extension Settings']));
  return Object.assign({}, ...present.map((name) => filesWithCanaries(join(folder, name))));
}

async function exported(own: Chromium): Promise<{ csv: string; json: string }> {
  const page = await new Admin(own).open();
  const save = (name: string): Promise<string> =>
    own.download(() => page.getByRole('button', { name, exact: true }).click());
  const [csv, json] = [await save('Сохранить CSV'), await save('Сохранить JSON')];
  await save('Сохранить XLSX');
  await page.close();
  return { csv: readFileSync(csv, 'utf8'), json: readFileSync(json, 'utf8') };
}
